<?xml version="1.0" encoding="UTF-8"?>
<!--
  Who, when and about what: metadata for the PDF, and people's names for the
  title page and the bibliography.

    mode "info"           fo:declarations' q:info
    template "names"      several: "A, B and C"
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db">

  <xsl:template match="*" mode="info">
    <q:info lang="{q:language(.)}" identifier="{$print-identifier}">
      <xsl:attribute name="title">
        <xsl:if test="q:title(.)"><xsl:value-of select="q:title-text(.)"/></xsl:if>
      </xsl:attribute>
      <xsl:if test="$authors">
        <xsl:attribute name="author">
          <xsl:for-each select="$authors">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:value-of select="q:name(.)"/>
          </xsl:for-each>
        </xsl:attribute>
      </xsl:if>
      <xsl:if test="$info/db:abstract or $info/db:subtitle">
        <xsl:attribute name="subject">
          <xsl:value-of select="normalize-space(($info/db:abstract | $info/db:subtitle[not($info/db:abstract)])[1])"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:variable name="keywords" select="$info/db:keywordset/db:keyword |
          $info/db:subjectset/db:subject/db:subjectterm"/>
      <xsl:if test="$keywords">
        <xsl:attribute name="keywords">
          <xsl:for-each select="$keywords">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:value-of select="normalize-space()"/>
          </xsl:for-each>
        </xsl:attribute>
      </xsl:if>
    </q:info>
  </xsl:template>

  <xsl:template name="names">
    <xsl:param name="people"/>
    <xsl:variable name="here" select="."/>
    <xsl:for-each select="$people">
      <xsl:choose>
        <xsl:when test="position() = 1"/>
        <xsl:when test="position() = last()">
          <xsl:value-of select="q:word($here, 'list.last')"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="q:word($here, 'list.join')"/></xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="q:name(.)"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
