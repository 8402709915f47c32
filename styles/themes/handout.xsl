<?xml version="1.0" encoding="UTF-8"?>
<!--
  The theme `handout`: how the pages look.  Structure is in ../print.

  Everything vertical is a multiple or half of one step, the leading; sizes are
  given at 10.5pt text and follow the parameter font-size.  Two families and a
  typewriter: the body's for reading, the heading's for finding (headings,
  captions, tables, contents, heads), the code's for code.

  A theme is this set of variables and attribute-sets.  Another one imports
  ../print/fo.xsl and defines those again that differ; attributes of the same
  set are merged.

    sizes       size / line         of
    title       32 / 2.7 steps      title page, part
    heading-1   24 / 2              chapter, title of an article
    heading-2   16 / 1.5            section
    heading-3   12.5 / 1            subsection
    heading-4   10.5 / 1            below
    text        10.5 / 1
    aside       10 / 1              admonitions
    small       9 / 12              tables, captions, index, heads
    code        8.6 / 12
    note        8.5 / 11            footnotes
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:q="urn:x-quoin">

  <xsl:include href="families.xsl"/>

  <!-- Colours: all at least 4.5:1 on white -->
  <xsl:variable name="ink" select="'#111111'"/>
  <xsl:variable name="grey" select="'#555555'"/>
  <xsl:variable name="light" select="'#767676'"/>
  <xsl:variable name="ground" select="'#F4F4F4'"/>
  <xsl:variable name="ground-highlighted" select="'#FFF0B8'"/>
  <xsl:variable name="ground-inserted" select="'#DDF3E0'"/>
  <xsl:variable name="ground-deleted" select="'#FBE2E0'"/>
  <xsl:variable name="colour-note" select="'#0B5FA5'"/>
  <xsl:variable name="colour-tip" select="'#1B7A3D'"/>
  <xsl:variable name="colour-important" select="'#6A3D9A'"/>
  <xsl:variable name="colour-warning" select="'#8A5300'"/>
  <xsl:variable name="colour-caution" select="'#B3261E'"/>

  <!-- Lengths in points -->
  <xsl:variable name="pt" select="q:points($font-size)"/>
  <xsl:variable name="step" select="q:points($leading)"/>
  <xsl:variable name="size" select="$pt div 10.5"/>
  <xsl:variable name="line" select="$step div 14"/>
  <xsl:variable name="quarter-step" select="concat($step * 0.25, 'pt')"/>
  <xsl:variable name="scant-half" select="concat($step * 0.4, 'pt')"/>
  <xsl:variable name="three-quarters" select="concat($step * 0.75, 'pt')"/>
  <xsl:variable name="half-step" select="concat($step * 0.5, 'pt')"/>
  <xsl:variable name="one-step" select="concat($step, 'pt')"/>
  <xsl:variable name="step-and-quarter" select="concat($step * 1.25, 'pt')"/>
  <xsl:variable name="step-and-half" select="concat($step * 1.5, 'pt')"/>
  <xsl:variable name="two-steps" select="concat($step * 2, 'pt')"/>
  <xsl:variable name="three-steps" select="concat($step * 3, 'pt')"/>
  <xsl:variable name="small-size" select="concat(9 * $size, 'pt')"/>
  <xsl:variable name="small-line" select="concat(12 * $line, 'pt')"/>
  <xsl:variable name="code-size" select="8.6 * $size"/>

  <xsl:variable name="rule" select="'0.8pt solid #111111'"/>
  <xsl:variable name="thin-rule" select="'0.4pt solid #111111'"/>
  <xsl:variable name="list-indent" select="'1.4em'"/>
  <xsl:variable name="bar-length" select="'36mm'"/>

  <!-- What everything inherits -->
  <xsl:attribute-set name="root">
    <xsl:attribute name="font-family"><xsl:value-of select="concat($body-family, ', serif')"/></xsl:attribute>
    <xsl:attribute name="font-size"><xsl:value-of select="concat($pt, 'pt')"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$one-step"/></xsl:attribute>
    <xsl:attribute name="line-height-shift-adjustment">disregard-shifts</xsl:attribute>
    <xsl:attribute name="q:protrusion"><xsl:value-of select="$protrusion"/></xsl:attribute>
    <xsl:attribute name="q:expansion"><xsl:value-of select="$expansion"/></xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$ink"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="flow">
    <xsl:attribute name="text-align">
      <xsl:choose>
        <xsl:when test="$justify = 'yes'">justify</xsl:when>
        <xsl:otherwise>start</xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
    <xsl:attribute name="hyphenate"><xsl:value-of select="$hyphenate = 'yes'"/></xsl:attribute>
    <xsl:attribute name="hyphenation-push-character-count">3</xsl:attribute>
    <xsl:attribute name="hyphenation-ladder-count">2</xsl:attribute>
    <xsl:attribute name="widows">2</xsl:attribute>
    <xsl:attribute name="orphans">2</xsl:attribute>
    <xsl:attribute name="q:font-features"><xsl:value-of select="$text-figures"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="sans">
    <xsl:attribute name="font-family"><xsl:value-of select="concat($heading-family, ', sans-serif')"/></xsl:attribute>
    <xsl:attribute name="q:font-features">lnum,tnum</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="small-sans" use-attribute-sets="sans">
    <xsl:attribute name="font-size"><xsl:value-of select="$small-size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$small-line"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- Heads and feet -->
  <xsl:attribute-set name="running" use-attribute-sets="small-sans">
    <xsl:attribute name="color"><xsl:value-of select="$grey"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="folio" use-attribute-sets="small-sans"/>

  <!-- Headings -->
  <xsl:attribute-set name="heading">
    <xsl:attribute name="font-family"><xsl:value-of select="concat($heading-family, ', sans-serif')"/></xsl:attribute>
    <xsl:attribute name="font-weight">600</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-column">always</xsl:attribute>
    <xsl:attribute name="keep-together.within-column">always</xsl:attribute>
    <xsl:attribute name="q:font-features">lnum</xsl:attribute>
    <xsl:attribute name="q:balance">yes</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="title" use-attribute-sets="heading">
    <xsl:attribute name="font-size"><xsl:value-of select="concat(32 * $size, 'pt')"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="concat(38 * $line, 'pt')"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="heading-1" use-attribute-sets="heading">
    <xsl:attribute name="font-size"><xsl:value-of select="concat(24 * $size, 'pt')"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$two-steps"/></xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="$three-steps"/></xsl:attribute>
    <xsl:attribute name="space-before.conditionality">retain</xsl:attribute>
    <xsl:attribute name="space-after"><xsl:value-of select="$one-step"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="heading-2" use-attribute-sets="heading">
    <xsl:attribute name="font-size"><xsl:value-of select="concat(16 * $size, 'pt')"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$step-and-half"/></xsl:attribute>
    <xsl:attribute name="space-before.minimum"><xsl:value-of select="$step-and-half"/></xsl:attribute>
    <xsl:attribute name="space-before.optimum"><xsl:value-of select="$step-and-half"/></xsl:attribute>
    <xsl:attribute name="space-before.maximum"><xsl:value-of select="$two-steps"/></xsl:attribute>
    <xsl:attribute name="space-after"><xsl:value-of select="$half-step"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="heading-3" use-attribute-sets="heading">
    <xsl:attribute name="font-size"><xsl:value-of select="concat(12.5 * $size, 'pt')"/></xsl:attribute>
    <xsl:attribute name="space-before.minimum"><xsl:value-of select="$one-step"/></xsl:attribute>
    <xsl:attribute name="space-before.optimum"><xsl:value-of select="$one-step"/></xsl:attribute>
    <xsl:attribute name="space-before.maximum"><xsl:value-of select="$step-and-half"/></xsl:attribute>
    <xsl:attribute name="space-after"><xsl:value-of select="$half-step"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="heading-4" use-attribute-sets="heading">
    <xsl:attribute name="space-before.minimum"><xsl:value-of select="$half-step"/></xsl:attribute>
    <xsl:attribute name="space-before.optimum"><xsl:value-of select="$half-step"/></xsl:attribute>
    <xsl:attribute name="space-before.maximum"><xsl:value-of select="$one-step"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- Heading inside a list or quotation, or of an untitled-level block -->
  <xsl:attribute-set name="heading-inner" use-attribute-sets="heading-4"/>

  <xsl:attribute-set name="subtitle" use-attribute-sets="sans">
    <xsl:attribute name="font-size"><xsl:value-of select="concat(16 * $size, 'pt')"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$step-and-half"/></xsl:attribute>
    <xsl:attribute name="font-weight">400</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="$half-step"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- Title page -->
  <xsl:attribute-set name="title-authors" use-attribute-sets="sans">
    <xsl:attribute name="font-size"><xsl:value-of select="concat(12.5 * $size, 'pt')"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="concat(18 * $line, 'pt')"/></xsl:attribute>
    <xsl:attribute name="font-weight">600</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="title-facts" use-attribute-sets="sans">
    <xsl:attribute name="line-height"><xsl:value-of select="$one-step"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="title-small" use-attribute-sets="sans">
    <xsl:attribute name="font-size"><xsl:value-of select="concat(8.5 * $size, 'pt')"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="concat(11 * $line, 'pt')"/></xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="$half-step"/></xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$grey"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- Contents and lists of … -->
  <xsl:attribute-set name="contents" use-attribute-sets="sans">
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="text-align-last">justify</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="contents-part">
    <xsl:attribute name="font-weight">600</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$accent"/></xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="$one-step"/></xsl:attribute>
    <xsl:attribute name="keep-with-next.within-column">always</xsl:attribute>
  </xsl:attribute-set>

  <!-- Dots on a grid common to all lines -->
  <xsl:attribute-set name="contents-leader">
    <xsl:attribute name="leader-pattern">dots</xsl:attribute>
    <xsl:attribute name="leader-pattern-width">6pt</xsl:attribute>
    <xsl:attribute name="leader-alignment">reference-area</xsl:attribute>
    <xsl:attribute name="leader-length.minimum">12pt</xsl:attribute>
    <xsl:attribute name="leader-length.optimum">12pt</xsl:attribute>
    <xsl:attribute name="leader-length.maximum">100%</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$light"/></xsl:attribute>
    <xsl:attribute name="font-weight">400</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="space-leader">
    <xsl:attribute name="leader-pattern">space</xsl:attribute>
    <xsl:attribute name="leader-length.minimum">12pt</xsl:attribute>
    <xsl:attribute name="leader-length.optimum">12pt</xsl:attribute>
    <xsl:attribute name="leader-length.maximum">100%</xsl:attribute>
  </xsl:attribute-set>

  <!-- Space around lists, code, quotations, tables, figures.  A little less, where a
       page gains a line by it. -->
  <xsl:attribute-set name="apart">
    <xsl:attribute name="space-before.minimum"><xsl:value-of select="$scant-half"/></xsl:attribute>
    <xsl:attribute name="space-before.optimum"><xsl:value-of select="$half-step"/></xsl:attribute>
    <xsl:attribute name="space-before.maximum"><xsl:value-of select="$three-quarters"/></xsl:attribute>
    <xsl:attribute name="space-after.minimum"><xsl:value-of select="$scant-half"/></xsl:attribute>
    <xsl:attribute name="space-after.optimum"><xsl:value-of select="$half-step"/></xsl:attribute>
    <xsl:attribute name="space-after.maximum"><xsl:value-of select="$three-quarters"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- The same around what has a caption -->
  <xsl:attribute-set name="apart-formal">
    <xsl:attribute name="space-before.minimum"><xsl:value-of select="$one-step"/></xsl:attribute>
    <xsl:attribute name="space-before.optimum"><xsl:value-of select="$one-step"/></xsl:attribute>
    <xsl:attribute name="space-before.maximum"><xsl:value-of select="$step-and-quarter"/></xsl:attribute>
    <xsl:attribute name="space-after.minimum"><xsl:value-of select="$one-step"/></xsl:attribute>
    <xsl:attribute name="space-after.optimum"><xsl:value-of select="$one-step"/></xsl:attribute>
    <xsl:attribute name="space-after.maximum"><xsl:value-of select="$step-and-quarter"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="quotation" use-attribute-sets="apart">
    <xsl:attribute name="margin-left">1.5em</xsl:attribute>
    <xsl:attribute name="margin-right">1.5em</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="epigraph" use-attribute-sets="quotation">
    <xsl:attribute name="font-style">italic</xsl:attribute>
  </xsl:attribute-set>

  <!-- What the text is about, in front of it: set to be found, not to be read first -->
  <xsl:attribute-set name="abstract" use-attribute-sets="apart sans">
    <xsl:attribute name="text-align">start</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="attribution">
    <xsl:attribute name="text-align">end</xsl:attribute>
    <xsl:attribute name="text-indent">0pt</xsl:attribute>
    <xsl:attribute name="font-style">normal</xsl:attribute>
    <xsl:attribute name="keep-with-previous.within-column">always</xsl:attribute>
  </xsl:attribute-set>

  <!-- Code.  No kerning, no ligatures; a line too long for the ground is turned
       with a mark at its end. -->
  <xsl:attribute-set name="code">
    <xsl:attribute name="font-family"><xsl:value-of select="concat($code-font, ', monospace')"/></xsl:attribute>
    <xsl:attribute name="q:micro">off</xsl:attribute>
    <xsl:attribute name="q:font-features">lnum</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="preserved">
    <xsl:attribute name="linefeed-treatment">preserve</xsl:attribute>
    <xsl:attribute name="white-space-collapse">false</xsl:attribute>
    <xsl:attribute name="white-space-treatment">preserve</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="code-block" use-attribute-sets="apart code preserved">
    <xsl:attribute name="font-size"><xsl:value-of select="concat($code-size, 'pt')"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$small-line"/></xsl:attribute>
    <xsl:attribute name="background-color"><xsl:value-of select="$ground"/></xsl:attribute>
    <xsl:attribute name="padding-before"><xsl:value-of select="$half-step"/></xsl:attribute>
    <xsl:attribute name="padding-after"><xsl:value-of select="$half-step"/></xsl:attribute>
    <xsl:attribute name="padding-start"><xsl:value-of select="$half-step"/></xsl:attribute>
    <xsl:attribute name="padding-end"><xsl:value-of select="$half-step"/></xsl:attribute>
    <xsl:attribute name="padding-before.conditionality">retain</xsl:attribute>
    <xsl:attribute name="padding-after.conditionality">retain</xsl:attribute>
    <xsl:attribute name="margin-left">0pt</xsl:attribute>
    <xsl:attribute name="margin-right">0pt</xsl:attribute>
    <xsl:attribute name="widows">3</xsl:attribute>
    <xsl:attribute name="orphans">3</xsl:attribute>
    <xsl:attribute name="q:turnover-mark">&#x2199;</xsl:attribute>
    <xsl:attribute name="q:turnover-indent"><xsl:value-of select="concat($code-size * 1.2, 'pt')"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- 0.9 of the size at which its x-height is the text's -->
  <!-- The file that code is from, on the same ground above it -->
  <xsl:attribute-set name="code-file" use-attribute-sets="small-sans">
    <xsl:attribute name="color"><xsl:value-of select="$grey"/></xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="$half-step"/></xsl:attribute>
    <xsl:attribute name="space-after"><xsl:value-of select="$quarter-step"/></xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-column">always</xsl:attribute>
  </xsl:attribute-set>

  <!-- The number that ties a place in code to its explanation -->
  <xsl:attribute-set name="callout">
    <xsl:attribute name="font-family"><xsl:value-of select="concat($heading-family, ', sans-serif')"/></xsl:attribute>
    <xsl:attribute name="font-weight">600</xsl:attribute>
    <xsl:attribute name="font-size"><xsl:value-of select="concat(8 * $size, 'pt')"/></xsl:attribute>
    <xsl:attribute name="color">#FFFFFF</xsl:attribute>
    <xsl:attribute name="background-color"><xsl:value-of select="$accent"/></xsl:attribute>
    <xsl:attribute name="padding-left">3pt</xsl:attribute>
    <xsl:attribute name="padding-right">3pt</xsl:attribute>
    <xsl:attribute name="q:font-features">lnum,tnum</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="inline-code" use-attribute-sets="code">
    <xsl:attribute name="font-size">max(0.9em, 8pt)</xsl:attribute>
    <xsl:attribute name="q:break-after">/._:-</xsl:attribute>
  </xsl:attribute-set>

  <!-- Tables -->
  <xsl:attribute-set name="table" use-attribute-sets="small-sans">
    <xsl:attribute name="border-collapse">separate</xsl:attribute>
    <xsl:attribute name="border-bottom"><xsl:value-of select="$rule"/></xsl:attribute>
    <xsl:attribute name="border-after-width.conditionality">retain</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate"><xsl:value-of select="$hyphenate = 'yes'"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="table-head">
    <xsl:attribute name="font-weight">600</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>

  <xsl:variable name="cell-padding" select="'3pt'"/>
  <xsl:variable name="cell-gap" select="'9pt'"/>

  <xsl:attribute-set name="caption" use-attribute-sets="small-sans">
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="caption-above" use-attribute-sets="caption">
    <xsl:attribute name="space-after"><xsl:value-of select="$half-step"/></xsl:attribute>
    <xsl:attribute name="keep-with-next.within-column">always</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="caption-below" use-attribute-sets="caption">
    <xsl:attribute name="space-before"><xsl:value-of select="$half-step"/></xsl:attribute>
    <xsl:attribute name="keep-with-previous.within-column">always</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="missing" use-attribute-sets="small-sans">
    <xsl:attribute name="border"><xsl:value-of select="concat('0.4pt solid ', $light)"/></xsl:attribute>
    <xsl:attribute name="padding"><xsl:value-of select="$half-step"/></xsl:attribute>
    <xsl:attribute name="margin-left">0pt</xsl:attribute>
    <xsl:attribute name="margin-right">0pt</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="text-indent">0pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- Admonitions, boxes, questions: more room around than lists have, so that the
       bar ends with the text -->
  <xsl:attribute-set name="apart-box">
    <xsl:attribute name="space-before.minimum"><xsl:value-of select="$three-quarters"/></xsl:attribute>
    <xsl:attribute name="space-before.optimum"><xsl:value-of select="$three-quarters"/></xsl:attribute>
    <xsl:attribute name="space-before.maximum"><xsl:value-of select="$step-and-quarter"/></xsl:attribute>
    <xsl:attribute name="space-after.minimum"><xsl:value-of select="$three-quarters"/></xsl:attribute>
    <xsl:attribute name="space-after.optimum"><xsl:value-of select="$three-quarters"/></xsl:attribute>
    <xsl:attribute name="space-after.maximum"><xsl:value-of select="$step-and-quarter"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="admonition" use-attribute-sets="apart-box">
    <xsl:attribute name="font-size"><xsl:value-of select="concat(10 * $size, 'pt')"/></xsl:attribute>
    <xsl:attribute name="padding-start">10pt</xsl:attribute>
    <xsl:attribute name="margin-{$start-side}">0pt</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="box" use-attribute-sets="apart-box">
    <xsl:attribute name="font-size"><xsl:value-of select="concat(10 * $size, 'pt')"/></xsl:attribute>
    <xsl:attribute name="border-top"><xsl:value-of select="concat('0.4pt solid ', $light)"/></xsl:attribute>
    <xsl:attribute name="border-bottom"><xsl:value-of select="concat('0.4pt solid ', $light)"/></xsl:attribute>
    <xsl:attribute name="padding-top"><xsl:value-of select="$half-step"/></xsl:attribute>
    <xsl:attribute name="padding-bottom"><xsl:value-of select="$half-step"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- In the margin: set small, and ragged towards the page's edge -->
  <xsl:attribute-set name="margin-note" use-attribute-sets="sans">
    <xsl:attribute name="font-size"><xsl:value-of select="concat(8.2 * $size, 'pt')"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="concat(11 * $line, 'pt')"/></xsl:attribute>
    <xsl:attribute name="start-indent">0pt</xsl:attribute>
    <xsl:attribute name="end-indent">0pt</xsl:attribute>
    <xsl:attribute name="text-indent">0pt</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate"><xsl:value-of select="$hyphenate = 'yes'"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="aside" use-attribute-sets="apart small-sans">
    <xsl:attribute name="margin-{$start-side}">50%</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="box-title" use-attribute-sets="sans">
    <xsl:attribute name="font-weight">600</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-column">always</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="exercise">
    <xsl:attribute name="space-before.minimum"><xsl:value-of select="$half-step"/></xsl:attribute>
    <xsl:attribute name="space-before.optimum"><xsl:value-of select="$half-step"/></xsl:attribute>
    <xsl:attribute name="space-before.maximum"><xsl:value-of select="$one-step"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="run-in" use-attribute-sets="sans">
    <xsl:attribute name="font-weight">600</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>

  <!-- Terms: glossary and variable lists -->
  <xsl:attribute-set name="term">
    <xsl:attribute name="font-weight">600</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-column">always</xsl:attribute>
  </xsl:attribute-set>

  <!-- Notes.  They may start in italic, bold or table text: all is set back.  The
       text hangs by three figures: the number's two and a space. -->
  <xsl:attribute-set name="note-mark">
    <xsl:attribute name="font-weight">400</xsl:attribute>
    <xsl:attribute name="font-style">normal</xsl:attribute>
    <xsl:attribute name="q:font-features">sups</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="note">
    <xsl:attribute name="font-family"><xsl:value-of select="concat($body-family, ', serif')"/></xsl:attribute>
    <xsl:attribute name="font-size"><xsl:value-of select="concat(8.5 * $size, 'pt')"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="concat(11 * $line, 'pt')"/></xsl:attribute>
    <xsl:attribute name="font-weight">400</xsl:attribute>
    <xsl:attribute name="font-style">normal</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$ink"/></xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="text-indent">-1.587em</xsl:attribute>
    <xsl:attribute name="start-indent">1.587em</xsl:attribute>
    <xsl:attribute name="end-indent">0pt</xsl:attribute>
    <xsl:attribute name="q:font-features"><xsl:value-of select="$text-figures"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- Index -->
  <xsl:attribute-set name="index">
    <xsl:attribute name="font-size"><xsl:value-of select="$small-size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$small-line"/></xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate"><xsl:value-of select="$hyphenate = 'yes'"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="index-letter" use-attribute-sets="sans">
    <xsl:attribute name="font-weight">600</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$accent"/></xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="$small-line"/></xsl:attribute>
    <xsl:attribute name="keep-with-next.within-column">always</xsl:attribute>
  </xsl:attribute-set>

  <!-- Words in the line -->
  <xsl:attribute-set name="strong">
    <xsl:attribute name="font-weight">600</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="interface">
    <xsl:attribute name="font-family"><xsl:value-of select="concat($heading-family, ', sans-serif')"/></xsl:attribute>
    <xsl:attribute name="font-size">0.95em</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="key" use-attribute-sets="interface">
    <xsl:attribute name="font-size">max(0.88em, 8pt)</xsl:attribute>
    <xsl:attribute name="border"><xsl:value-of select="concat('0.4pt solid ', $light)"/></xsl:attribute>
    <xsl:attribute name="padding-left">2.5pt</xsl:attribute>
    <xsl:attribute name="padding-right">2.5pt</xsl:attribute>
    <xsl:attribute name="keep-together.within-line">always</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="link">
    <xsl:attribute name="color"><xsl:value-of select="$accent"/></xsl:attribute>
  </xsl:attribute-set>

</xsl:stylesheet>
