<?xml version="1.0" encoding="UTF-8"?>
<!--
  Questions and answers; exercises.

  The answer of an exercise is folded away until it is asked for.
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db q">

  <xsl:template match="db:qandaset">
    <div epub:type="qna" role="doc-qna" class="qanda">
      <xsl:call-template name="common"/>
      <xsl:attribute name="aria-label">
        <xsl:choose>
          <xsl:when test="q:title(.)"><xsl:value-of select="q:title-text(.)"/></xsl:when>
          <xsl:when test="@role = 'exercises'"><xsl:value-of select="q:word(., 'exercises')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="q:word(., 'question')"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:call-template name="class">
        <xsl:with-param name="class" select="'qanda'"/>
      </xsl:call-template>
      <xsl:call-template name="box-title"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="db:qandadiv">
    <div class="qandadiv">
      <xsl:call-template name="common"/>
      <xsl:call-template name="box-title"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="db:qandaentry">
    <div class="qandaentry">
      <xsl:call-template name="common"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="db:question">
    <div class="question">
      <xsl:call-template name="common"/>
      <p class="label">
        <xsl:choose>
          <xsl:when test="db:label"><xsl:apply-templates select="db:label/node()"/></xsl:when>
          <xsl:when test="q:label(.) != ''"><xsl:value-of select="q:label(.)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="q:word(., q:kind(.))"/></xsl:otherwise>
        </xsl:choose>
      </p>
      <xsl:apply-templates select="*[not(self::db:label)]"/>
    </div>
  </xsl:template>

  <xsl:template match="db:answer">
    <div class="answer">
      <xsl:call-template name="common"/>
      <xsl:apply-templates select="*[not(self::db:label)]"/>
    </div>
  </xsl:template>
  <xsl:template match="db:qandaset[@role = 'exercises']//db:answer">
    <details class="answer">
      <xsl:call-template name="common"/>
      <summary><xsl:value-of select="q:word(., 'solution')"/></summary>
      <xsl:apply-templates select="*[not(self::db:label)]"/>
    </details>
  </xsl:template>

</xsl:stylesheet>
