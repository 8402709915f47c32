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
    xmlns:exsl="http://exslt.org/common"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="exsl">

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

  <!-- Tokens, phrases whose role begins with "hl-": q:of as stage:content has it -->
  <xsl:variable name="token-looks">
    <fo:inline q:of="phrase.hl-comment" xsl:use-attribute-sets="hl-comment"/>
    <fo:inline q:of="phrase.hl-keyword" xsl:use-attribute-sets="hl-keyword"/>
    <fo:inline q:of="phrase.hl-string" xsl:use-attribute-sets="hl-string"/>
    <fo:inline q:of="phrase.hl-number" xsl:use-attribute-sets="hl-number"/>
    <fo:inline q:of="phrase.hl-type" xsl:use-attribute-sets="hl-type"/>
    <fo:inline q:of="phrase.hl-function" xsl:use-attribute-sets="hl-function"/>
    <fo:inline q:of="phrase.hl-attribute" xsl:use-attribute-sets="hl-attribute"/>
    <fo:inline q:of="phrase.hl-property" xsl:use-attribute-sets="hl-property"/>
  </xsl:variable>

  <!-- A token with something in it -->
  <xsl:template name="code-token">
    <xsl:variable name="of" select="concat('phrase.', @role)"/>
    <xsl:variable name="look" select="exsl:node-set($token-looks)/*[@q:of = $of]"/>
    <xsl:choose>
      <xsl:when test="$look">
        <fo:inline>
          <xsl:copy-of select="$look/@*[name() != 'q:of']"/>
          <xsl:apply-templates/>
        </fo:inline>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
