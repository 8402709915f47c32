<?xml version="1.0" encoding="UTF-8"?>
<!--
  Bibliography as given: bibliomixed says its own text; of a biblioentry the
  usual fields are put in the usual order, whatever else it holds after them.
  Entries hang by 1.4 em; an abbrev, number or label stands before in brackets.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db">

  <xsl:template match="db:bibliography">
    <xsl:call-template name="back-heading"/>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="db:bibliolist">
    <xsl:apply-templates select="." mode="block-title"/>
    <fo:block xsl:use-attribute-sets="apart">
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates select="*"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:bibliomixed">
    <fo:block xsl:use-attribute-sets="entry">
      <xsl:call-template name="place"/>
      <xsl:call-template name="entry-label"/>
      <xsl:apply-templates select="node()[not(self::db:abbrev)]"/>
    </fo:block>
  </xsl:template>

  <!-- Whatever stands in it is part of its line -->
  <xsl:template match="db:bibliomixed/db:* | db:biblioentry/db:* | db:bibliomisc" priority="-0.25">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:attribute-set name="entry">
    <xsl:attribute name="margin-left"><xsl:value-of select="$list-indent"/></xsl:attribute>
    <xsl:attribute name="text-indent">-<xsl:value-of select="$list-indent"/></xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="space-before"><xsl:value-of select="$half-step"/></xsl:attribute>
  </xsl:attribute-set>

  <xsl:template name="entry-label">
    <xsl:variable name="label">
      <xsl:choose>
        <xsl:when test="db:abbrev"><xsl:value-of select="normalize-space(db:abbrev)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@xreflabel | @q:number[not(../@xreflabel)]"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$label != ''">
      <xsl:value-of select="concat('[', $label, ']&#x2007;')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="db:biblioentry">
    <xsl:variable name="fields" select="*[not(self::db:abbrev or self::db:title or
        self::db:subtitle or self::db:author or self::db:authorgroup or self::db:indexterm)]"/>
    <fo:block xsl:use-attribute-sets="entry">
      <xsl:call-template name="place"/>
      <xsl:call-template name="entry-label"/>
      <xsl:if test="db:author | db:authorgroup/db:author">
        <xsl:call-template name="names">
          <xsl:with-param name="people" select="db:author | db:authorgroup/db:author"/>
        </xsl:call-template>
        <xsl:text>. </xsl:text>
      </xsl:if>
      <xsl:if test="db:title">
        <fo:inline font-style="italic">
          <xsl:apply-templates select="db:title/node()"/>
          <xsl:if test="db:subtitle">
            <xsl:value-of select="q:word(., 'title.colon')"/>
            <xsl:apply-templates select="db:subtitle/node()"/>
          </xsl:if>
        </fo:inline>
        <xsl:text>. </xsl:text>
      </xsl:if>
      <xsl:for-each select="$fields">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="q:word(., 'list.join')"/></xsl:if>
        <xsl:apply-templates select="." mode="field"/>
        <xsl:if test="position() = last()">.</xsl:if>
      </xsl:for-each>
    </fo:block>
  </xsl:template>

  <xsl:template match="*" mode="field"><xsl:apply-templates select="."/></xsl:template>
  <xsl:template match="db:date | db:pubdate" mode="field">
    <xsl:value-of select="q:date(., normalize-space())"/>
  </xsl:template>
  <xsl:template match="db:copyright" mode="field">
    <xsl:value-of select="normalize-space(db:year)"/>
  </xsl:template>
  <xsl:template match="db:publisher | db:editor | db:othercredit | db:biblioset" mode="field">
    <xsl:for-each select="descendant-or-self::*[not(*)]">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="q:word(., 'list.join')"/></xsl:if>
      <xsl:value-of select="normalize-space()"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
