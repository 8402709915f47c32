<?xml version="1.0" encoding="UTF-8"?>
<!--
  Pages: paper, margins, masters, running heads and folios.

       inner        outer
      . . . . . . . . . . .   top margin: the head stands at half of it
      |  chapter  section |
      |  . . . . . . . .  |
      |  | text        |  |
      |  . . . . . . . .  |
      |             folio |   bottom margin: the folio at half of it
      . . . . . . . . . . .

  Sequence masters `body` and `index` (two columns) choose between first, blank,
  odd and even pages; one-sided, odd and even are the same page.  A first page
  has no head, a blank one nothing.  `title` is a single page master.

  Heads and feet name their region by page kind, so a region without
  static-content stays empty: head-odd, head-even, foot-odd, foot-even.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    xmlns:stage="urn:x-quoin:stage"
    extension-element-prefixes="stage"
    exclude-result-prefixes="db">

  <xsl:variable name="two-sided" select="$sides = 'two'"/>

  <!-- Paper, in points -->
  <xsl:variable name="paper-size">
    <xsl:choose>
      <xsl:when test="$paper = 'A4' or $paper = 'a4'">210mm 297mm</xsl:when>
      <xsl:when test="$paper = 'A5' or $paper = 'a5'">148mm 210mm</xsl:when>
      <xsl:when test="$paper = 'letter' or $paper = 'Letter'">8.5in 11in</xsl:when>
      <xsl:when test="$paper = '6x9'">6in 9in</xsl:when>
      <xsl:when test="contains(normalize-space($paper), ' ')">
        <xsl:value-of select="normalize-space($paper)"/>
      </xsl:when>
      <xsl:otherwise>210mm 297mm</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="page-width" select="q:points(substring-before($paper-size, ' '))"/>
  <xsl:variable name="page-height" select="q:points(substring-after($paper-size, ' '))"/>

  <!-- A4 and letter leave the outer margin to the reader's pencil; on smaller
       paper the margins follow its size, so that the measure stays readable. -->
  <xsl:variable name="roomy" select="$page-width &gt; 560"/>
  <xsl:variable name="inner">
    <xsl:call-template name="margin">
      <xsl:with-param name="given" select="$margin-inner"/>
      <xsl:with-param name="large" select="26"/>
      <xsl:with-param name="small" select="0.115 * $page-width"/>
    </xsl:call-template>
  </xsl:variable>
  <xsl:variable name="outer">
    <xsl:call-template name="margin">
      <xsl:with-param name="given" select="$margin-outer"/>
      <xsl:with-param name="large" select="52"/>
      <xsl:with-param name="small" select="0.15 * $page-width"/>
    </xsl:call-template>
  </xsl:variable>
  <xsl:variable name="top">
    <xsl:call-template name="margin">
      <xsl:with-param name="given" select="$margin-top"/>
      <xsl:with-param name="large" select="22"/>
      <xsl:with-param name="small" select="0.08 * $page-height"/>
    </xsl:call-template>
  </xsl:variable>
  <xsl:variable name="bottom">
    <xsl:call-template name="margin">
      <xsl:with-param name="given" select="$margin-bottom"/>
      <xsl:with-param name="large" select="26"/>
      <xsl:with-param name="small" select="0.095 * $page-height"/>
    </xsl:call-template>
  </xsl:variable>

  <xsl:template name="margin">
    <xsl:param name="given"/>
    <xsl:param name="large"/>
    <xsl:param name="small"/>
    <xsl:choose>
      <xsl:when test="$given != ''">
        <xsl:value-of select="q:points($given)"/>
      </xsl:when>
      <xsl:when test="$roomy">
        <xsl:value-of select="round($large * 7200 div 25.4) div 100"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="round($small)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:variable name="measure" select="$page-width - $inner - $outer"/>
  <xsl:variable name="text-height" select="$page-height - $top - $bottom"/>

  <!-- How far code may reach into the outer margin: 14 mm, and never nearer to
       the edge than 10 mm; not on two-sided pages, where outer changes sides. -->
  <xsl:variable name="reach">
    <xsl:choose>
      <xsl:when test="$two-sided or $outer &lt; 30">0</xsl:when>
      <xsl:when test="$outer &lt; 68"><xsl:value-of select="$outer - 28.35"/></xsl:when>
      <xsl:otherwise>39.69</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- Notes in the outer margin: 12 pt from the text, 8 mm from the edge, and no
       narrower than a few words; 0 where there is no room for that. -->
  <xsl:variable name="note-gap" select="12"/>
  <xsl:variable name="note-width">
    <xsl:variable name="room" select="$outer - $note-gap - 22.68"/>
    <xsl:choose>
      <xsl:when test="$room &lt; 62">0</xsl:when>
      <xsl:otherwise><xsl:value-of select="$room"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="note-side">
    <xsl:choose>
      <xsl:when test="$two-sided">outside</xsl:when>
      <xsl:otherwise>end</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- Masters -->
  <xsl:template name="masters">
    <fo:layout-master-set>
      <xsl:call-template name="master">
        <xsl:with-param name="name" select="'title'"/>
      </xsl:call-template>
      <xsl:call-template name="master">
        <xsl:with-param name="name" select="'blank'"/>
      </xsl:call-template>
      <xsl:call-template name="master-family">
        <xsl:with-param name="family" select="'body'"/>
        <xsl:with-param name="columns" select="1"/>
      </xsl:call-template>
      <xsl:call-template name="master-family">
        <xsl:with-param name="family" select="'index'"/>
        <xsl:with-param name="columns" select="2"/>
      </xsl:call-template>
    </fo:layout-master-set>
  </xsl:template>

  <xsl:template name="master-family">
    <xsl:param name="family"/>
    <xsl:param name="columns"/>
    <xsl:call-template name="master">
      <xsl:with-param name="name" select="concat($family, '-first-odd')"/>
      <xsl:with-param name="foot" select="'foot-odd'"/>
      <xsl:with-param name="columns" select="$columns"/>
    </xsl:call-template>
    <xsl:call-template name="master">
      <xsl:with-param name="name" select="concat($family, '-odd')"/>
      <xsl:with-param name="head" select="'head-odd'"/>
      <xsl:with-param name="foot" select="'foot-odd'"/>
      <xsl:with-param name="columns" select="$columns"/>
    </xsl:call-template>
    <xsl:if test="$two-sided">
      <xsl:call-template name="master">
        <xsl:with-param name="name" select="concat($family, '-first-even')"/>
        <xsl:with-param name="foot" select="'foot-even'"/>
        <xsl:with-param name="columns" select="$columns"/>
        <xsl:with-param name="even" select="true()"/>
      </xsl:call-template>
      <xsl:call-template name="master">
        <xsl:with-param name="name" select="concat($family, '-even')"/>
        <xsl:with-param name="head" select="'head-even'"/>
        <xsl:with-param name="foot" select="'foot-even'"/>
        <xsl:with-param name="columns" select="$columns"/>
        <xsl:with-param name="even" select="true()"/>
      </xsl:call-template>
    </xsl:if>
    <fo:page-sequence-master master-name="{$family}">
      <fo:repeatable-page-master-alternatives>
        <fo:conditional-page-master-reference master-reference="blank"
            blank-or-not-blank="blank"/>
        <xsl:if test="$two-sided">
          <fo:conditional-page-master-reference page-position="first"
              odd-or-even="even" master-reference="{$family}-first-even"/>
        </xsl:if>
        <fo:conditional-page-master-reference page-position="first"
            master-reference="{$family}-first-odd"/>
        <xsl:if test="$two-sided">
          <fo:conditional-page-master-reference odd-or-even="even"
              master-reference="{$family}-even"/>
        </xsl:if>
        <fo:conditional-page-master-reference master-reference="{$family}-odd"/>
      </fo:repeatable-page-master-alternatives>
    </fo:page-sequence-master>
  </xsl:template>

  <xsl:template name="master">
    <xsl:param name="name"/>
    <xsl:param name="head" select="'head-none'"/>
    <xsl:param name="foot" select="'foot-none'"/>
    <xsl:param name="columns" select="1"/>
    <xsl:param name="even" select="false()"/>
    <!-- the binding is where the lines of a recto start -->
    <xsl:variable name="left">
      <xsl:choose>
        <xsl:when test="$even != ($direction = 'rtl')"><xsl:value-of select="$outer"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$inner"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <fo:simple-page-master master-name="{$name}"
        page-width="{$page-width}pt" page-height="{$page-height}pt"
        margin-top="{$top div 2}pt" margin-bottom="{$bottom div 2}pt"
        margin-left="{$left}pt" margin-right="{$inner + $outer - $left}pt">
      <fo:region-body margin-top="{$top div 2}pt" margin-bottom="{$bottom div 2}pt">
        <xsl:if test="$columns &gt; 1">
          <xsl:attribute name="column-count"><xsl:value-of select="$columns"/></xsl:attribute>
          <xsl:attribute name="column-gap"><xsl:value-of select="$step-and-half"/></xsl:attribute>
          <xsl:attribute name="q:balance">yes</xsl:attribute>
        </xsl:if>
      </fo:region-body>
      <fo:region-before region-name="{$head}" extent="{$top div 2}pt"/>
      <fo:region-after region-name="{$foot}" extent="{$bottom div 2}pt" display-align="after"/>
    </fo:simple-page-master>
  </xsl:template>

  <!-- One page-sequence, which layout begins with while the next are made.  Context: the
       division it holds, whose default template gives the flow; or the book, with the mode of
       what it holds. -->
  <xsl:template name="page-sequence">
    <xsl:param name="master" select="'body'"/>
    <xsl:param name="format" select="'1'"/>
    <xsl:param name="restart" select="false()"/>
    <xsl:param name="holds" select="'division'"/>
    <!-- two-sided: must the next sequence start a leaf? -->
    <xsl:param name="leaf" select="$chapter-start = 'recto'"/>
    <fo:page-sequence master-reference="{$master}" format="{$format}">
      <xsl:if test="self::db:part"><xsl:attribute name="role">Part</xsl:attribute></xsl:if>
      <!-- the book's own is the root's -->
      <xsl:copy-of select="(@xml:lang | ancestor::*[parent::*]/@xml:lang)[last()]"/>
      <xsl:choose>
        <xsl:when test="$restart">
          <xsl:attribute name="initial-page-number">1</xsl:attribute>
        </xsl:when>
        <xsl:when test="$two-sided and $chapter-start = 'recto'">
          <xsl:attribute name="initial-page-number">auto-odd</xsl:attribute>
        </xsl:when>
      </xsl:choose>
      <xsl:attribute name="force-page-count">
        <xsl:choose>
          <xsl:when test="$two-sided and $leaf">end-on-even</xsl:when>
          <xsl:otherwise>no-force</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:if test="$holds != 'title'">
        <xsl:call-template name="heads-and-feet"/>
      </xsl:if>
      <fo:flow flow-name="xsl-region-body" xsl:use-attribute-sets="flow">
        <xsl:if test="$grid = 'yes'">
          <xsl:attribute name="q:grid"><xsl:value-of select="$one-step"/></xsl:attribute>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="$holds = 'title'">
            <xsl:apply-templates select="." mode="title-page"/>
          </xsl:when>
          <xsl:when test="$holds = 'contents'">
            <xsl:apply-templates select="." mode="contents-pages"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="."/>
          </xsl:otherwise>
        </xsl:choose>
      </fo:flow>
    </fo:page-sequence>
    <stage:hand-over/>
  </xsl:template>

  <!-- One-sided: chapter at the start, section at the end.  Two-sided: both outside, the
       chapter on even pages, the section on odd ones. -->
  <xsl:template name="heads-and-feet">
    <xsl:choose>
      <xsl:when test="$two-sided">
        <fo:static-content flow-name="head-even">
          <fo:block xsl:use-attribute-sets="running">
            <xsl:call-template name="running-chapter"/>
          </fo:block>
        </fo:static-content>
        <fo:static-content flow-name="head-odd">
          <fo:block xsl:use-attribute-sets="running" text-align="end">
            <xsl:call-template name="running-section"/>
          </fo:block>
        </fo:static-content>
        <fo:static-content flow-name="foot-even">
          <fo:block xsl:use-attribute-sets="folio"><fo:page-number/></fo:block>
        </fo:static-content>
      </xsl:when>
      <xsl:otherwise>
        <fo:static-content flow-name="head-odd">
          <fo:block xsl:use-attribute-sets="running" text-align-last="justify">
            <xsl:call-template name="running-chapter"/>
            <fo:leader xsl:use-attribute-sets="space-leader"/>
            <xsl:call-template name="running-section"/>
          </fo:block>
        </fo:static-content>
      </xsl:otherwise>
    </xsl:choose>
    <fo:static-content flow-name="foot-odd">
      <fo:block xsl:use-attribute-sets="folio" text-align="end"><fo:page-number/></fo:block>
    </fo:static-content>
    <fo:static-content flow-name="xsl-footnote-separator">
      <fo:block space-before="{$half-step}" space-before.conditionality="retain"
          padding-bottom="{$quarter-step}" line-height="{$quarter-step}" text-align="start">
        <fo:leader leader-pattern="rule" leader-length="40mm" rule-thickness="0.4pt"/>
      </fo:block>
    </fo:static-content>
  </xsl:template>

  <!-- A title as running heads have it: its abbreviation if it has one, and no
       longer than the head, or with two titles in it half of it; a letter is
       about 0.48 em wide -->
  <xsl:variable name="head-letters" select="floor($measure div (4.4 * $size) div
      (2 - $two-sided)) - 3"/>

  <xsl:template name="running-title">
    <xsl:variable name="short" select="db:titleabbrev | db:info/db:titleabbrev"/>
    <xsl:variable name="title" select="q:title(.)"/>
    <xsl:choose>
      <xsl:when test="not($short) and string-length($title) &lt;= $head-letters">
        <xsl:apply-templates select="." mode="title-inline"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="text">
          <xsl:choose>
            <xsl:when test="$short"><xsl:value-of select="normalize-space($short)"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="q:title-text(.)"/></xsl:otherwise>
          </xsl:choose>
        </xsl:variable>
        <xsl:choose>
          <xsl:when test="string-length($text) &lt;= $head-letters">
            <xsl:value-of select="$text"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="cut-at-word">
              <xsl:with-param name="text" select="substring($text, 1, $head-letters)"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Without the word that was cut, unless it is the only one -->
  <xsl:template name="cut-at-word">
    <xsl:param name="text"/>
    <xsl:variable name="length" select="string-length($text)"/>
    <xsl:choose>
      <xsl:when test="not(contains($text, ' '))"><xsl:value-of select="concat($text, '…')"/></xsl:when>
      <xsl:when test="substring($text, $length) = ' '">
        <xsl:value-of select="concat(substring($text, 1, $length - 1), '…')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="cut-at-word">
          <xsl:with-param name="text" select="substring($text, 1, $length - 1)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="running-chapter">
    <fo:retrieve-marker retrieve-class-name="chapter"
        retrieve-position="first-including-carryover"
        retrieve-boundary="page-sequence"/>
  </xsl:template>

  <xsl:template name="running-section">
    <fo:retrieve-marker retrieve-class-name="section"
        retrieve-position="first-including-carryover"
        retrieve-boundary="page-sequence"/>
  </xsl:template>

</xsl:stylesheet>
