<?xml version="1.0" encoding="UTF-8"?>
<!--
  Paragraphs, quotations and what else is text between headings.

  A paragraph is one fo:block.  With paragraphs=indent one that follows another
  is indented; after anything else it isn't.  With paragraphs=space, and always
  inside list items and before lines broken by hand, half a step stands between.
  A paragraph that introduces a list or code keeps with it: one that ends in a
  colon, or a mere line.  One that is in fact a caption, all in italics or led by
  a few words in italics and a colon, keeps with the picture or code before it, and
  apart from the text after it.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:exsl="http://exslt.org/common"
    xmlns:func="http://exslt.org/functions"
    xmlns:mml="http://www.w3.org/1998/Math/MathML"
    xmlns:q="urn:x-quoin"
    xmlns:stage="urn:x-quoin:stage"
    extension-element-prefixes="exsl func stage"
    exclude-result-prefixes="db mml">

  <xsl:variable name="indents" select="$paragraphs != 'space'"/>
  <!-- Chinese and Japanese indent a division's first paragraph as any other -->
  <xsl:variable name="indents-first" select="$indents and
      contains(' ja zh ', concat(' ', substring(q:language(/*), 1, 2), ' '))"/>

  <xsl:template match="db:para | db:simpara">
    <fo:block>
      <xsl:call-template name="place"/>
      <xsl:call-template name="after-paragraph"/>
      <xsl:call-template name="lead-in"/>
      <xsl:choose>
        <xsl:when test="$chapter-opening != 'plain' and q:opening(.) != ''">
          <xsl:call-template name="opening">
            <xsl:with-param name="style" select="q:opening(.)"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <stage:content looks="exsl:node-set($inline-looks)/*"/>
        </xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>

  <!-- Attributes of a paragraph that follows another; a note in the margin or a
       figure beside the text does not come between them -->
  <xsl:template name="after-paragraph">
    <xsl:variable name="before" select="preceding-sibling::*[1]"/>
    <xsl:if test="q:is($before, 'para simpara formalpara') and not($before/@role = 'thematic-break') and
        not(q:is($before/node()[1], 'emphasis') and q:is-caption($before)) or
        q:is($before, 'figure informalfigure sidebar') and q:is(preceding-sibling::*[2], 'para simpara') and
        $before[q:wrap(.) != '' or $note-width &gt; 0 and contains(concat(' ', @role, ' '), ' aside ')]">
      <xsl:choose>
        <xsl:when test="$indents and not(contains(concat(' ', @role, ' '), ' pictures ') or
            q:is(.., 'listitem callout answer entry step') or processing-instruction('linebreak'))">
          <xsl:attribute name="text-indent">1em</xsl:attribute>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="space-before"><xsl:value-of select="$half-step"/></xsl:attribute>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
    <xsl:if test="$indents-first and q:is(.., 'section chapter preface appendix article')">
      <xsl:attribute name="text-indent">1em</xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template name="lead-in">
    <xsl:variable name="next" select="following-sibling::*[1]"/>
    <xsl:choose>
      <xsl:when test="q:is(node()[1], 'emphasis') and q:is-caption(.)">
        <xsl:attribute name="keep-with-previous.within-column">always</xsl:attribute>
        <xsl:attribute name="space-after.minimum"><xsl:value-of select="$scant-half"/></xsl:attribute>
        <xsl:attribute name="space-after.optimum"><xsl:value-of select="$half-step"/></xsl:attribute>
        <xsl:attribute name="space-after.maximum"><xsl:value-of select="$three-quarters"/></xsl:attribute>
      </xsl:when>
      <!-- code may have its file's name in a paragraph between -->
      <xsl:when test="q:is($next, 'itemizedlist orderedlist variablelist programlisting screen
          literallayout procedure informaltable blockquote') or q:is($next, 'para') and
          q:is($next/following-sibling::*[1], 'programlisting') and string-length($next) &lt; 60">
        <xsl:variable name="text" select="normalize-space(text()[last()])"/>
        <xsl:if test="substring($text, string-length($text)) = ':' or string-length() &lt; 60">
          <xsl:attribute name="keep-with-next.within-column">always</xsl:attribute>
        </xsl:if>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Whether a paragraph that begins with emphasis is in fact the caption of what is before it -->
  <func:function name="q:is-caption">
    <xsl:param name="para"/>
    <func:result select="q:is($para, 'para simpara') and
        q:is($para/preceding-sibling::*[1], 'informalfigure mediaobject programlisting screen') and
        string-length($para) &lt; 300 and
        starts-with(concat(normalize-space(substring-after($para, $para/node()[1])), ':'), ':')"/>
  </func:function>

  <!-- Position, id; for a block inside a paragraph, its indent set back; for the first
       of a list item no space before, so that it stands beside its label -->
  <xsl:template name="block-place">
    <xsl:call-template name="place"/>
    <xsl:if test="parent::db:listitem and not(preceding-sibling::*)">
      <xsl:attribute name="space-before.minimum">0pt</xsl:attribute>
      <xsl:attribute name="space-before.optimum">0pt</xsl:attribute>
      <xsl:attribute name="space-before.maximum">0pt</xsl:attribute>
    </xsl:if>
    <xsl:if test="parent::db:para or parent::db:simpara">
      <xsl:attribute name="text-indent">0pt</xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template match="db:simpara[@role = 'thematic-break'] | db:para[@role = 'thematic-break']">
    <fo:block xsl:use-attribute-sets="apart" text-align="start" role="Artifact">
      <xsl:call-template name="place"/>
      <fo:leader leader-pattern="rule" leader-length="24mm" rule-thickness="0.4pt"
          color="{$light}"/>
    </fo:block>
  </xsl:template>

  <!-- Title run into the paragraph -->
  <xsl:template match="db:formalpara">
    <fo:block>
      <xsl:call-template name="place"/>
      <xsl:if test="not($indents)">
        <xsl:attribute name="space-before"><xsl:value-of select="$half-step"/></xsl:attribute>
      </xsl:if>
      <fo:inline xsl:use-attribute-sets="strong">
        <xsl:apply-templates select="q:title(.)/node()"/>
      </fo:inline>
      <xsl:text>&#x2007;</xsl:text>
      <xsl:apply-templates select="(db:para | db:simpara)/node()"/>
    </fo:block>
  </xsl:template>

  <!-- Quotations -->
  <xsl:template match="db:blockquote">
    <fo:block xsl:use-attribute-sets="quotation" role="BlockQuote">
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates select="." mode="block-title"/>
      <xsl:apply-templates select="*"/>
      <xsl:apply-templates select="db:attribution" mode="after-quote"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:epigraph | db:blockquote[contains(concat(' ', @role, ' '), ' epigraph ')]">
    <fo:block xsl:use-attribute-sets="epigraph" role="BlockQuote">
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates select="*"/>
      <xsl:apply-templates select="db:attribution" mode="after-quote"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:attribution"/>
  <xsl:template match="db:attribution" mode="after-quote">
    <fo:block xsl:use-attribute-sets="attribution">
      <xsl:text>—&#xA0;</xsl:text>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <!-- What shops say: metadata alone where there is an abstract, too -->
  <xsl:template match="db:abstract[@role = 'description'][../db:abstract[not(@role = 'description')]]"/>

  <xsl:template match="db:abstract">
    <fo:block xsl:use-attribute-sets="abstract">
      <xsl:call-template name="place"/>
      <xsl:apply-templates select="." mode="block-title"/>
      <xsl:apply-templates select="*"/>
    </fo:block>
  </xsl:template>

  <!-- Title above a block's content, if it has one -->
  <xsl:template match="*" mode="block-title">
    <xsl:variable name="title" select="q:title(.)"/>
    <xsl:if test="$title">
      <fo:block xsl:use-attribute-sets="box-title">
        <xsl:apply-templates select="$title/node()"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- Blocks that only hold others -->
  <xsl:template match="db:legalnotice | db:highlights | db:sectioninfo">
    <xsl:apply-templates select="." mode="block-title"/>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <!-- Displayed formulas -->
  <xsl:template match="db:equation | db:informalequation">
    <xsl:apply-templates select="." mode="block-title"/>
    <fo:block xsl:use-attribute-sets="quotation">
      <xsl:call-template name="block-place"/>
      <xsl:call-template name="formula"/>
      <xsl:if test="@q:number">
        <xsl:value-of select="concat('&#x2007;&#x2007;(', @q:number, ')')"/>
      </xsl:if>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:inlineequation"><xsl:call-template name="formula"/></xsl:template>

  <!-- What is read in place of a formula: the author's words for it, else its own -->
  <xsl:template name="formula-alternative">
    <xsl:choose>
      <xsl:when test="db:alt != ''"><xsl:value-of select="normalize-space(db:alt)"/></xsl:when>
      <xsl:when test="*/db:alt != ''"><xsl:value-of select="normalize-space(*/db:alt)"/></xsl:when>
      <xsl:when test="*/db:textobject != ''">
        <xsl:value-of select="normalize-space((*/db:textobject/db:phrase | */db:textobject)[last()])"/>
      </xsl:when>
      <xsl:when test=".//mml:math/@alttext">
        <xsl:value-of select="normalize-space(.//mml:math/@alttext)"/>
      </xsl:when>
      <xsl:when test="db:mathphrase"><xsl:value-of select="normalize-space(db:mathphrase)"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="math-line"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- MathML in a line -->
  <xsl:template name="math-line">
    <xsl:variable name="line">
      <xsl:for-each select=".//mml:math//text()[not(ancestor::mml:annotation or
          ancestor::mml:annotation-xml)]">
        <xsl:value-of select="concat(normalize-space(), ' ')"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:value-of select="normalize-space($line)"/>
  </xsl:template>

  <!-- As a picture of it, a phrase, or MathML's characters in a line -->
  <xsl:template name="formula">
    <xsl:variable name="element">
      <xsl:choose>
        <xsl:when test="db:mediaobject">fo:block</xsl:when>
        <xsl:otherwise>fo:inline</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="alt"><xsl:call-template name="formula-alternative"/></xsl:variable>
    <xsl:element name="{$element}">
      <xsl:attribute name="role">Formula</xsl:attribute>
      <xsl:if test="$alt != ''"><xsl:attribute name="q:alt"><xsl:value-of select="$alt"/></xsl:attribute></xsl:if>
      <xsl:if test=".//mml:math">
        <xsl:attribute name="q:math"><xsl:value-of select="q:xml(.//mml:math)"/></xsl:attribute>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="self::db:inlineequation"><xsl:call-template name="inline-place"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="place-pos"/></xsl:otherwise>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="db:mathphrase"><xsl:apply-templates select="db:mathphrase/node()"/></xsl:when>
        <xsl:when test="db:mediaobject | db:inlinemediaobject">
          <xsl:apply-templates select="db:mediaobject | db:inlinemediaobject"/>
        </xsl:when>
        <xsl:when test=".//mml:math"><xsl:call-template name="math-line"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$alt"/></xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <!-- Facts about a message, in a line -->
  <xsl:template match="db:msginfo">
    <fo:block text-indent="0pt">
      <xsl:call-template name="place"/>
      <xsl:for-each select="*">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="q:word(., 'list.join')"/></xsl:if>
        <xsl:apply-templates/>
      </xsl:for-each>
    </fo:block>
  </xsl:template>

  <!-- One state of the text a line: its number, when, by whom; then what changed -->
  <xsl:template match="db:revhistory">
    <xsl:apply-templates select="." mode="block-title"/>
    <fo:block xsl:use-attribute-sets="apart" text-indent="0pt">
      <xsl:call-template name="block-place"/>
      <xsl:for-each select="db:revision">
        <fo:block>
          <xsl:call-template name="place"/>
          <fo:inline xsl:use-attribute-sets="strong"><xsl:value-of select="normalize-space(db:revnumber)"/></fo:inline>
          <xsl:text>&#x2007;</xsl:text>
          <xsl:call-template name="revision-facts"/>
        </fo:block>
        <fo:block start-indent="inherited-property-value(start-indent) + {$list-indent}">
          <xsl:apply-templates select="db:revremark/node() | db:revdescription/*"/>
        </fo:block>
      </xsl:for-each>
    </fo:block>
  </xsl:template>

  <!-- Editors' remarks and machinery aren't text -->
  <xsl:template match="db:remark | db:toc"/>

  <!-- Anything else keeps its words: among text as part of the line, else as a
       block of its own, or if it holds blocks as these. -->
  <xsl:template match="db:*">
    <xsl:choose>
      <xsl:when test="../text()[normalize-space()] or parent::db:title or parent::db:term">
        <xsl:apply-templates/>
      </xsl:when>
      <xsl:when test="not(descendant::*[self::db:para or self::db:simpara or
          self::db:programlisting or self::db:listitem or self::db:title])">
        <fo:block>
          <xsl:call-template name="block-place"/>
          <xsl:apply-templates/>
        </fo:block>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="." mode="block-title"/>
        <xsl:apply-templates select="*"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
