<?xml version="1.0" encoding="UTF-8"?>
<!--
  Colours of code: one attribute set for each kind of token.

  Kinds are told apart without colour, too: keywords are heavier, comments
  slanted.  Each colour has a contrast of at least 4.5 : 1 with the ground of
  code; tests/books/check_palette computes it, and that handout.css says the same.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    exclude-result-prefixes="db">

  <xsl:attribute-set name="hl-comment">
    <xsl:attribute name="color">#5a6270</xsl:attribute>
    <xsl:attribute name="font-style">italic</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="hl-keyword">
    <xsl:attribute name="color">#6a1b9a</xsl:attribute>
    <xsl:attribute name="font-weight">600</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="hl-string">
    <xsl:attribute name="color">#2c661d</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="hl-number">
    <xsl:attribute name="color">#9a3a00</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="hl-type">
    <xsl:attribute name="color">#005d73</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="hl-function">
    <xsl:attribute name="color">#1a47a8</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="hl-attribute">
    <xsl:attribute name="color">#8a2f62</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="hl-property">
    <xsl:attribute name="color">#1a47a8</xsl:attribute>
  </xsl:attribute-set>

  <!-- A token (a phrase whose role begins with "hl-") in its look.  One template
       chooses: a pattern for each kind would be tried on every phrase. -->
  <xsl:template name="code-token">
    <xsl:choose>
      <xsl:when test="@role = 'hl-comment'">
        <fo:inline xsl:use-attribute-sets="hl-comment"><xsl:apply-templates/></fo:inline>
      </xsl:when>
      <xsl:when test="@role = 'hl-keyword'">
        <fo:inline xsl:use-attribute-sets="hl-keyword"><xsl:apply-templates/></fo:inline>
      </xsl:when>
      <xsl:when test="@role = 'hl-string'">
        <fo:inline xsl:use-attribute-sets="hl-string"><xsl:apply-templates/></fo:inline>
      </xsl:when>
      <xsl:when test="@role = 'hl-number'">
        <fo:inline xsl:use-attribute-sets="hl-number"><xsl:apply-templates/></fo:inline>
      </xsl:when>
      <xsl:when test="@role = 'hl-type'">
        <fo:inline xsl:use-attribute-sets="hl-type"><xsl:apply-templates/></fo:inline>
      </xsl:when>
      <xsl:when test="@role = 'hl-function'">
        <fo:inline xsl:use-attribute-sets="hl-function"><xsl:apply-templates/></fo:inline>
      </xsl:when>
      <xsl:when test="@role = 'hl-attribute'">
        <fo:inline xsl:use-attribute-sets="hl-attribute"><xsl:apply-templates/></fo:inline>
      </xsl:when>
      <xsl:when test="@role = 'hl-property'">
        <fo:inline xsl:use-attribute-sets="hl-property"><xsl:apply-templates/></fo:inline>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
