<?xml version="1.0" encoding="UTF-8"?>
<!--
  Divisions of the text: parts, chapters, sections and their headings.

  A division makes no object of its own: its heading block carries id, position
  and markers, its content follows.  So the flow stays flat; only what is in
  another language has a wrapper, which makes no area.

  Look by kind and depth: chapter 1; section 2, 3, 4, 4 ….  Structure type (H1 …
  H6) by the true depth: in a book with parts a chapter is H2.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db">

  <!-- What stands before the text of a division and isn't content -->
  <xsl:template match="db:title | db:subtitle | db:titleabbrev | db:info"/>

  <xsl:template match="db:book">
    <xsl:apply-templates select="* | processing-instruction('pagebreak')"/>
  </xsl:template>

  <xsl:template match="db:article">
    <xsl:call-template name="article-head"/>
    <xsl:call-template name="article-contents"/>
    <xsl:apply-templates select="*[not(self::db:index)] | processing-instruction('pagebreak')"/>
    <xsl:call-template name="empty-flow"/>
  </xsl:template>

  <!-- A part has a page of its own, with its introduction -->
  <xsl:template match="db:part">
    <xsl:if test="@q:number">
      <fo:block xsl:use-attribute-sets="subtitle" color="{$accent}" role="P"
          space-before="{$step * 8}pt" space-before.conditionality="retain"
          keep-with-next.within-column="always">
        <xsl:value-of select="q:label(.)"/>
      </fo:block>
    </xsl:if>
    <fo:block xsl:use-attribute-sets="title" role="H1" space-after="{$two-steps}">
      <xsl:call-template name="place"/>
      <fo:marker marker-class-name="chapter">
        <xsl:call-template name="running-title"/>
      </fo:marker>
      <xsl:apply-templates select="q:title(.)/node()"/>
    </fo:block>
    <xsl:apply-templates select="db:subtitle | db:info/db:subtitle" mode="head"/>
    <xsl:apply-templates select="db:partintro"/>
  </xsl:template>

  <xsl:template match="db:partintro">
    <xsl:apply-templates select="* | processing-instruction('pagebreak')"/>
  </xsl:template>

  <xsl:template match="db:chapter | db:appendix | db:preface | db:dedication |
      db:colophon | db:acknowledgements">
    <xsl:call-template name="chapter-heading"/>
    <xsl:apply-templates select="* | processing-instruction('pagebreak')"/>
  </xsl:template>

  <!-- Pages of a manual, together or each by itself; within a chapter they are
       sections (reference.xsl) -->
  <xsl:template match="db:reference | db:book/db:refentry | db:part/db:refentry | /db:refentry">
    <xsl:call-template name="chapter-heading"/>
    <xsl:apply-templates select="* | processing-instruction('pagebreak')"/>
  </xsl:template>

  <!-- Text before the first heading of a book; a dedication without a title -->
  <xsl:template match="db:preface[contains(concat(' ', @role, ' '), ' untitled ')] |
      db:dedication[not(db:title or db:info/db:title)] |
      db:colophon[not(db:title or db:info/db:title)]">
    <fo:block><xsl:call-template name="place"/></fo:block>
    <xsl:apply-templates select="* | processing-instruction('pagebreak')"/>
  </xsl:template>

  <!-- Also for glossary, bibliography, index, which may have no title -->
  <xsl:template name="chapter-heading">
    <fo:block xsl:use-attribute-sets="heading-1">
      <xsl:attribute name="role">
        <xsl:choose>
          <xsl:when test="parent::db:part">H2</xsl:when>
          <xsl:otherwise>H1</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:if test="self::db:index">
        <xsl:attribute name="span">all</xsl:attribute>
        <!-- room that stays at the end of the spanned part -->
        <xsl:attribute name="padding-bottom"><xsl:value-of select="$one-step"/></xsl:attribute>
      </xsl:if>
      <xsl:call-template name="heading-hang"/>
      <xsl:call-template name="place"/>
      <fo:marker marker-class-name="chapter">
        <xsl:call-template name="heading-number-plain"/>
        <xsl:call-template name="running-title"/>
      </fo:marker>
      <!-- two-sided, the odd head has the chapter until there is a section -->
      <xsl:if test="$two-sided">
        <fo:marker marker-class-name="section">
          <xsl:call-template name="heading-number-plain"/>
          <xsl:call-template name="running-title"/>
        </fo:marker>
      </xsl:if>
      <xsl:call-template name="heading-number"/>
      <xsl:call-template name="heading-words"/>
    </fo:block>
    <xsl:apply-templates select="db:subtitle | db:info/db:subtitle" mode="head"/>
    <xsl:if test="db:info/db:author">
      <fo:block xsl:use-attribute-sets="title-facts" space-before="{$half-step}"
          space-after="{$one-step}" text-align="start">
        <xsl:call-template name="names">
          <xsl:with-param name="people" select="db:info/db:author"/>
        </xsl:call-template>
      </fo:block>
    </xsl:if>
    <xsl:apply-templates select="db:info/db:abstract"/>
  </xsl:template>

  <!-- The title's lines stand under each other, after the number: Source Sans'
       figures are 0.513 em wide, its points 0.275.  Only where there may be two. -->
  <xsl:template name="heading-hang">
    <xsl:if test="@q:number and string-length(q:title(.)) &gt; 24">
      <xsl:variable name="figures" select="string-length(translate(@q:number, '.', ''))"/>
      <xsl:variable name="hang" select="0.513 * ($figures + 1) +
          0.275 * (string-length(@q:number) - $figures)"/>
      <xsl:attribute name="start-indent"><xsl:value-of select="concat($hang, 'em')"/></xsl:attribute>
      <xsl:attribute name="text-indent"><xsl:value-of select="concat(-$hang, 'em')"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- The number in the accent colour, a figure space, an en wide, before the title -->
  <xsl:template name="heading-number">
    <xsl:if test="@q:number">
      <fo:inline color="{$accent}"><xsl:value-of select="@q:number"/></fo:inline>
      <xsl:text>&#x2007;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="heading-number-plain">
    <xsl:if test="@q:number">
      <xsl:value-of select="concat(@q:number, '&#x2007;')"/>
    </xsl:if>
  </xsl:template>

  <!-- Sections -->
  <xsl:template match="db:section | db:sect1 | db:sect2 | db:sect3 | db:sect4 |
      db:sect5 | db:simplesect">
    <xsl:call-template name="section">
      <xsl:with-param name="depth" select="count(ancestor::*[q:is(., 'section sect1 sect2 sect3 sect4')])"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="section">
    <xsl:param name="depth"/>
    <xsl:choose>
      <xsl:when test="not(q:title(.)/node() or self::db:refentry or @q:number)">
        <fo:block><xsl:call-template name="place"/></fo:block>
      </xsl:when>
      <xsl:when test="$depth = 0">
        <fo:block xsl:use-attribute-sets="heading-2">
          <xsl:call-template name="section-heading">
            <xsl:with-param name="depth" select="$depth"/>
          </xsl:call-template>
        </fo:block>
      </xsl:when>
      <xsl:when test="$depth = 1">
        <fo:block xsl:use-attribute-sets="heading-3">
          <xsl:call-template name="section-heading">
            <xsl:with-param name="depth" select="$depth"/>
          </xsl:call-template>
        </fo:block>
      </xsl:when>
      <xsl:otherwise>
        <fo:block xsl:use-attribute-sets="heading-4">
          <xsl:call-template name="section-heading">
            <xsl:with-param name="depth" select="$depth"/>
          </xsl:call-template>
        </fo:block>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="@xml:lang">
        <fo:wrapper xml:lang="{@xml:lang}"><xsl:call-template name="section-content"/></fo:wrapper>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="section-content"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="section-content">
    <xsl:apply-templates select="db:subtitle | db:info/db:subtitle" mode="head"/>
    <xsl:apply-templates select="db:info/db:abstract"/>
    <xsl:apply-templates select="* | processing-instruction('pagebreak')"/>
  </xsl:template>

  <xsl:template name="section-heading">
    <xsl:param name="depth"/>
    <xsl:variable name="level" select="$depth + 1 +
        count(ancestor::*[q:is(., 'part chapter article appendix preface reference')]) +
        count(ancestor::db:refentry[not(q:is(.., 'reference') or ancestor::db:chapter)])"/>
    <xsl:attribute name="role">
      <xsl:choose>
        <xsl:when test="$level &gt; 6">H6</xsl:when>
        <xsl:otherwise><xsl:value-of select="concat('H', $level)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
    <xsl:if test="$wrapped"><xsl:attribute name="clear">both</xsl:attribute></xsl:if>
    <xsl:call-template name="heading-hang"/>
    <xsl:call-template name="place"/>
    <xsl:if test="$depth = 0">
      <fo:marker marker-class-name="section">
        <xsl:call-template name="heading-number-plain"/>
        <xsl:call-template name="running-title"/>
      </fo:marker>
    </xsl:if>
    <xsl:call-template name="heading-number"/>
    <xsl:call-template name="heading-words"/>
  </xsl:template>

  <!-- What has no title is called by its kind, or by what it describes -->
  <xsl:template name="heading-words">
    <xsl:choose>
      <xsl:when test="q:title(.)"><xsl:apply-templates select="q:title(.)/node()"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="q:title-text(.)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Heading inside a list or quotation -->
  <xsl:template match="db:bridgehead">
    <fo:block xsl:use-attribute-sets="heading-inner">
      <xsl:attribute name="role">
        <xsl:choose>
          <xsl:when test="starts-with(@renderas, 'sect')">
            <xsl:value-of select="concat('H', substring-after(@renderas, 'sect') + 1)"/>
          </xsl:when>
          <xsl:otherwise>H6</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:call-template name="place"/>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <!-- A flow must hold a block -->
  <xsl:template name="empty-flow">
    <xsl:if test="not(*) and not(q:title(.))"><fo:block/></xsl:if>
  </xsl:template>

</xsl:stylesheet>
