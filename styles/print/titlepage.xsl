<?xml version="1.0" encoding="UTF-8"?>
<!--
  Title page of a book, and the head of an article.

      ▬▬▬▬▬▬            the bar, in the accent colour
      Title
      Subtitle, abstract

      Authors
      Date · version
      Publisher, copyright, legal notice

  The page is two containers: the upper ranges from the top, the lower stands on
  the foot.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db">

  <xsl:template match="*" mode="title-page">
    <fo:block-container block-progression-dimension="{round(0.64 * $text-height)}pt">
      <xsl:call-template name="title-bar">
        <!-- a fifth of the page, or ten steps where that is less -->
        <xsl:with-param name="space" select="concat($step * 10 * ($step &lt;= $text-height div 50) +
            $text-height div 5 * ($step &gt; $text-height div 50), 'pt')"/>
      </xsl:call-template>
      <fo:block xsl:use-attribute-sets="title" space-before="{$two-steps}" role="P">
        <xsl:call-template name="place"/>
        <xsl:apply-templates select="q:title(.)/node()"/>
      </fo:block>
      <xsl:apply-templates select="db:subtitle | db:info/db:subtitle" mode="head"/>
      <fo:block space-before="{$one-step}">
        <xsl:apply-templates select="db:info/db:abstract"/>
      </fo:block>
    </fo:block-container>
    <fo:block-container block-progression-dimension="{round(0.36 * $text-height) - 2}pt"
        display-align="after" text-align="start" hyphenate="false">
      <xsl:call-template name="authors"/>
      <xsl:call-template name="facts"/>
      <xsl:apply-templates select="db:info" mode="imprint"/>
      <!-- a container must hold a block -->
      <xsl:if test="not(db:info/*[not(self::db:title or self::db:subtitle or self::db:abstract)])">
        <fo:block/>
      </xsl:if>
    </fo:block-container>
  </xsl:template>

  <xsl:template name="title-bar">
    <xsl:param name="space" select="'0pt'"/>
    <fo:block space-before="{$space}" space-before.conditionality="retain"
        line-height="6pt" role="Artifact" text-align="start">
      <fo:leader leader-pattern="rule" leader-length="{$bar-length}"
          rule-thickness="6pt" color="{$accent}"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:subtitle" mode="head">
    <fo:block xsl:use-attribute-sets="subtitle">
      <xsl:call-template name="place"/>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <xsl:template name="authors">
    <xsl:variable name="here" select="."/>
    <xsl:for-each select="db:info/db:author | db:info/db:authorgroup/db:author">
      <fo:block xsl:use-attribute-sets="title-authors">
        <xsl:value-of select="q:name(.)"/>
      </fo:block>
      <xsl:if test="db:affiliation">
        <fo:block xsl:use-attribute-sets="title-facts">
          <xsl:for-each select="db:affiliation//*[not(*)]">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:value-of select="normalize-space()"/>
          </xsl:for-each>
        </fo:block>
      </xsl:if>
    </xsl:for-each>
    <xsl:for-each select="db:info/db:editor | db:info/db:authorgroup/db:editor">
      <fo:block xsl:use-attribute-sets="title-facts">
        <xsl:value-of select="q:word($here, 'edited-by')"/>
        <xsl:text> </xsl:text>
        <xsl:value-of select="q:name(.)"/>
      </fo:block>
    </xsl:for-each>
    <xsl:for-each select="db:info/db:othercredit[@class = 'translator'] |
        db:info/db:authorgroup/db:othercredit[@class = 'translator']">
      <fo:block xsl:use-attribute-sets="title-facts">
        <xsl:value-of select="q:word($here, 'translated-by')"/>
        <xsl:text> </xsl:text>
        <xsl:value-of select="q:name(.)"/>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <!-- Date and version on one line -->
  <xsl:template name="facts">
    <xsl:variable name="facts" select="db:info/db:date | db:info/db:pubdate |
        db:info/db:edition | db:info/db:releaseinfo"/>
    <xsl:if test="$facts">
      <fo:block xsl:use-attribute-sets="title-facts" space-before="{$half-step}">
        <xsl:for-each select="$facts">
          <xsl:if test="position() &gt; 1">&#x2007;·&#x2007;</xsl:if>
          <xsl:choose>
            <xsl:when test="self::db:date or self::db:pubdate">
              <xsl:value-of select="q:date(., normalize-space())"/>
            </xsl:when>
            <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- Publisher, copyright line, legal notice, ISBN -->
  <xsl:template match="db:info" mode="imprint">
    <xsl:apply-templates select="db:publisher | db:publishername | db:copyright |
        db:legalnotice | db:biblioid" mode="imprint"/>
  </xsl:template>

  <xsl:template match="db:publisher | db:publishername" mode="imprint">
    <fo:block xsl:use-attribute-sets="title-small">
      <xsl:for-each select="descendant-or-self::*[not(*)]">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:value-of select="normalize-space()"/>
      </xsl:for-each>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:copyright" mode="imprint">
    <fo:block xsl:use-attribute-sets="title-small">
      <xsl:value-of select="q:word(., 'copyright')"/>
      <xsl:for-each select="db:year">
        <xsl:choose>
          <xsl:when test="position() &gt; 1">, </xsl:when>
          <xsl:otherwise>&#xA0;</xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="normalize-space()"/>
      </xsl:for-each>
      <xsl:for-each select="db:holder">
        <xsl:choose>
          <xsl:when test="position() &gt; 1">, </xsl:when>
          <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="normalize-space()"/>
      </xsl:for-each>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:legalnotice" mode="imprint">
    <fo:block xsl:use-attribute-sets="title-small">
      <xsl:apply-templates select="*"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:biblioid" mode="imprint">
    <!-- the printed edition's own number, where it has one -->
    <xsl:if test="@class = 'isbn' and (@role = 'print' or not(../db:biblioid[@role = 'print']))">
      <fo:block xsl:use-attribute-sets="title-small">
        <xsl:value-of select="concat(q:word(., 'isbn'), '&#xA0;', normalize-space())"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- Head of an article: everything at its place on the first page -->
  <xsl:template name="article-head">
    <xsl:call-template name="title-bar"/>
    <fo:block xsl:use-attribute-sets="heading-1" space-before="{$one-step}"
        space-after="{$half-step}" role="H1">
      <xsl:call-template name="place"/>
      <fo:marker marker-class-name="chapter">
        <xsl:call-template name="running-title"/>
      </fo:marker>
      <xsl:apply-templates select="q:title(.)/node()"/>
    </fo:block>
    <xsl:apply-templates select="db:subtitle | db:info/db:subtitle" mode="head"/>
    <xsl:if test="db:info/*[not(self::db:title or self::db:subtitle)]">
      <fo:block text-align="start" hyphenate="false" space-before="{$half-step}" space-after="{$one-step}">
        <xsl:call-template name="authors"/>
        <xsl:call-template name="facts"/>
        <xsl:apply-templates select="db:info" mode="imprint"/>
      </fo:block>
    </xsl:if>
    <xsl:apply-templates select="db:info/db:abstract"/>
  </xsl:template>

</xsl:stylesheet>
