<?xml version="1.0" encoding="UTF-8"?>
<!--
  Contents, and lists of figures, tables, examples.

  An entry is a line: number, title, leader, page.  Numbered entries are list
  items, so that titles stand in one column under each other; levels:

    part                 always, if there are contents
    1  chapter …         semibold, no dots
    2… section           indented by the number of its chapter

  An article's contents follow its title, where there are three entries or more.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db">

  <xsl:template match="*" mode="contents-pages">
    <xsl:if test="number($toc-depth) &gt; 0">
      <fo:block xsl:use-attribute-sets="heading-1" role="P">
        <xsl:call-template name="made-heading">
          <xsl:with-param name="word" select="'contents'"/>
        </xsl:call-template>
      </fo:block>
      <fo:block xsl:use-attribute-sets="contents" role="TOC">
        <xsl:apply-templates select="*" mode="contents"/>
      </fo:block>
    </xsl:if>
    <xsl:call-template name="lists-of"/>
  </xsl:template>

  <!-- Marker and text of a heading that nobody wrote -->
  <xsl:template name="made-heading">
    <xsl:param name="word"/>
    <fo:marker marker-class-name="chapter">
      <xsl:value-of select="q:word(., $word)"/>
    </fo:marker>
    <xsl:value-of select="q:word(., $word)"/>
  </xsl:template>

  <xsl:template name="article-contents">
    <xsl:if test="number($toc-depth) &gt; 0 and count(db:section | db:sect1 |
        (db:section | db:sect1)[number($toc-depth) &gt; 1]/*[self::db:section or self::db:sect2]) &gt; 2">
      <fo:block xsl:use-attribute-sets="contents" role="TOC"
          space-before="{$one-step}" space-after="{$two-steps}">
        <xsl:apply-templates select="*" mode="contents"/>
      </fo:block>
    </xsl:if>
    <xsl:call-template name="lists-of"/>
  </xsl:template>

  <!-- Entries -->
  <xsl:template match="*" mode="contents"/>

  <xsl:template match="db:part" mode="contents">
    <fo:block xsl:use-attribute-sets="contents-part" role="TOCI">
      <xsl:copy-of select="@xml:lang"/>
      <fo:basic-link internal-destination="{@xml:id}">
        <xsl:if test="@q:number">
          <xsl:value-of select="concat(q:label(.), '&#x2007;')"/>
        </xsl:if>
        <xsl:apply-templates select="." mode="short-title-inline"/>
        <fo:leader xsl:use-attribute-sets="space-leader"/>
        <fo:page-number-citation ref-id="{@xml:id}"/>
      </fo:basic-link>
    </fo:block>
    <xsl:apply-templates select="*" mode="contents"/>
  </xsl:template>

  <xsl:template match="db:chapter | db:appendix | db:preface | db:article |
      db:reference | db:refentry | db:glossary | db:bibliography | db:acknowledgements | db:colophon" mode="contents">
    <xsl:param name="level" select="1"/>
    <xsl:call-template name="contents-entry">
      <xsl:with-param name="level" select="$level"/>
    </xsl:call-template>
    <xsl:if test="number($toc-depth) &gt; 1">
      <xsl:apply-templates select="db:section | db:sect1 | db:refentry" mode="contents">
        <xsl:with-param name="level" select="2"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <xsl:template match="db:preface[contains(concat(' ', @role, ' '), ' untitled ')]" mode="contents"/>

  <xsl:template match="db:index" mode="contents">
    <xsl:if test="$index = 'yes'">
      <xsl:call-template name="contents-entry">
        <xsl:with-param name="level" select="1"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="db:section | db:sect1 | db:sect2 | db:sect3 | db:sect4 |
      db:sect5" mode="contents">
    <xsl:param name="level" select="1"/>
    <xsl:call-template name="contents-entry">
      <xsl:with-param name="level" select="$level"/>
    </xsl:call-template>
    <xsl:if test="number($toc-depth) &gt; $level">
      <xsl:apply-templates select="db:section | db:sect2 | db:sect3 | db:sect4 |
          db:sect5" mode="contents">
        <xsl:with-param name="level" select="$level + 1"/>
      </xsl:apply-templates>
    </xsl:if>
  </xsl:template>

  <xsl:template name="contents-entry">
    <xsl:param name="level"/>
    <!-- start of the number, start of the title, in em -->
    <xsl:variable name="at" select="($level &gt; 1) * 1.6 + ($level &gt; 2) * 2.5 + ($level &gt; 3) * 3.4"/>
    <xsl:variable name="width" select="1.6 + ($level &gt; 1) * 0.9 + ($level &gt; 2) * 0.9"/>
    <xsl:choose>
      <xsl:when test="not(@xml:id) or (q:title-text(.) = '' and not(@q:number))"/>
      <xsl:when test="@q:number">
        <fo:list-block role="TOCI" provisional-distance-between-starts="{$width}em"
            provisional-label-separation="0pt">
          <xsl:if test="$level &gt; 1">
            <xsl:attribute name="start-indent"><xsl:value-of select="concat($at, 'em')"/></xsl:attribute>
          </xsl:if>
          <xsl:call-template name="contents-look">
            <xsl:with-param name="level" select="$level"/>
          </xsl:call-template>
          <fo:list-item>
            <fo:list-item-label end-indent="label-end()">
              <fo:block text-align-last="start"><xsl:value-of select="@q:number"/></fo:block>
            </fo:list-item-label>
            <fo:list-item-body start-indent="body-start()">
              <xsl:call-template name="contents-line">
                <xsl:with-param name="dots" select="$level &gt; 1"/>
              </xsl:call-template>
            </fo:list-item-body>
          </fo:list-item>
        </fo:list-block>
      </xsl:when>
      <xsl:otherwise>
        <fo:block role="TOCI">
          <xsl:if test="$level &gt; 1">
            <xsl:attribute name="start-indent"><xsl:value-of select="concat($at, 'em')"/></xsl:attribute>
          </xsl:if>
          <xsl:call-template name="contents-look">
            <xsl:with-param name="level" select="$level"/>
          </xsl:call-template>
          <xsl:call-template name="contents-line">
            <xsl:with-param name="dots" select="$level &gt; 1"/>
          </xsl:call-template>
        </fo:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A chapter keeps with its first section, if sections follow -->
  <xsl:template name="contents-look">
    <xsl:param name="level"/>
    <xsl:copy-of select="ancestor-or-self::*[parent::*][@xml:lang][1]/@xml:lang"/>
    <xsl:if test="$level = 1 and not(parent::db:article)">
      <xsl:attribute name="font-weight">600</xsl:attribute>
      <xsl:attribute name="space-before.minimum"><xsl:value-of select="$quarter-step"/></xsl:attribute>
      <xsl:attribute name="space-before.optimum"><xsl:value-of select="$half-step"/></xsl:attribute>
      <xsl:attribute name="space-before.maximum"><xsl:value-of select="$half-step"/></xsl:attribute>
      <xsl:if test="number($toc-depth) &gt; 1 and (db:section or db:sect1)">
        <xsl:attribute name="keep-with-next.within-column">always</xsl:attribute>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- Title, leader, page; the page stands in a column of its own at the end,
       into which a long title never runs -->
  <xsl:template name="contents-line">
    <xsl:param name="dots" select="true()"/>
    <fo:block end-indent="2.4em" last-line-end-indent="-2.4em">
      <fo:basic-link internal-destination="{@xml:id}">
        <xsl:apply-templates select="." mode="short-title-inline"/>
        <xsl:choose>
          <xsl:when test="$dots or parent::db:article">
            <xsl:text> </xsl:text>
            <fo:leader xsl:use-attribute-sets="contents-leader"/>
            <xsl:text> </xsl:text>
          </xsl:when>
          <xsl:otherwise>
            <fo:leader xsl:use-attribute-sets="space-leader"/>
          </xsl:otherwise>
        </xsl:choose>
        <fo:page-number-citation ref-id="{@xml:id}"/>
      </fo:basic-link>
    </fo:block>
  </xsl:template>

  <!-- Lists of figures, tables, examples -->
  <xsl:template name="lists-of">
    <xsl:variable name="wanted" select="concat(' ', $lists-of, ' ')"/>
    <xsl:if test="contains($wanted, ' figures ')">
      <xsl:call-template name="list-of">
        <xsl:with-param name="items" select="q:all('figure')[@xml:id]"/>
        <xsl:with-param name="word" select="'list-of-figures'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="contains($wanted, ' tables ')">
      <xsl:call-template name="list-of">
        <xsl:with-param name="items" select="q:all('table')[@xml:id]"/>
        <xsl:with-param name="word" select="'list-of-tables'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="contains($wanted, ' examples ')">
      <xsl:call-template name="list-of">
        <xsl:with-param name="items" select="q:all('example')[@xml:id]"/>
        <xsl:with-param name="word" select="'list-of-examples'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="list-of">
    <xsl:param name="items"/>
    <xsl:param name="word"/>
    <xsl:if test="$items">
      <fo:block xsl:use-attribute-sets="heading-2" role="P">
        <xsl:value-of select="q:word(., $word)"/>
      </fo:block>
      <fo:block xsl:use-attribute-sets="contents" role="TOC">
        <xsl:for-each select="$items">
          <fo:list-block role="TOCI" provisional-distance-between-starts="2.4em"
              provisional-label-separation="0pt">
            <fo:list-item>
              <fo:list-item-label end-indent="label-end()">
                <fo:block text-align-last="start"><xsl:value-of select="@q:number"/></fo:block>
              </fo:list-item-label>
              <fo:list-item-body start-indent="body-start()">
                <xsl:call-template name="contents-line"/>
              </fo:list-item-body>
            </fo:list-item>
          </fo:list-block>
        </xsl:for-each>
      </fo:block>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
