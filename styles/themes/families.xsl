<?xml version="1.0" encoding="UTF-8"?>
<!--
  The families of the theme `handout`: the author's, else what the script of the
  book's language wants.  Latin words in Chinese, Japanese and Korean text are set
  in a Latin face; other scripts' own faces come first, for their spaces and marks.

    $body-family, $heading-family   lists for font-family
    $script-family                  of a script that the Source families can't write
    $text-figures                   the figures of text, as an OpenType feature
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func">

  <xsl:variable name="script-family" select="q:script-family(q:language(/*))"/>
  <xsl:variable name="body-family">
    <xsl:choose>
      <xsl:when test="$body-font != ''"><xsl:value-of select="$body-font"/></xsl:when>
      <xsl:when test="$script-family != ''"><xsl:value-of select="$script-family"/></xsl:when>
      <xsl:otherwise>Source Serif 4</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="heading-family">
    <xsl:choose>
      <xsl:when test="$heading-font != ''"><xsl:value-of select="$heading-font"/></xsl:when>
      <xsl:when test="$script-family != ''"><xsl:value-of select="$script-family"/></xsl:when>
      <xsl:otherwise>Source Sans 3</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- Old-style figures go with small letters, which other scripts have not -->
  <xsl:variable name="text-figures">
    <xsl:choose>
      <xsl:when test="$script-family != ''">lnum</xsl:when>
      <xsl:otherwise>onum</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- The families of a language that the Source families can't write, or "" -->
  <func:function name="q:script-family">
    <xsl:param name="language"/>
    <xsl:variable name="base" select="concat(' ', substring-before(concat($language, '-'), '-'), ' ')"/>
    <xsl:choose>
      <xsl:when test="contains(' ar fa ur ps sd ug ckb ', $base)"><func:result select="'Noto Sans Arabic'"/></xsl:when>
      <xsl:when test="contains(' he iw yi ', $base)"><func:result select="'Noto Sans Hebrew'"/></xsl:when>
      <xsl:when test="contains(' hi mr ne sa ', $base)"><func:result select="'Noto Sans Devanagari'"/></xsl:when>
      <xsl:when test="contains(' bn as ', $base)"><func:result select="'Noto Sans Bengali'"/></xsl:when>
      <xsl:when test="$base = ' th '"><func:result select="'Noto Sans Thai'"/></xsl:when>
      <xsl:when test="$base = ' ja '"><func:result select="'Source Serif 4, BIZ UDMincho'"/></xsl:when>
      <xsl:when test="$base = ' zh '"><func:result select="'Source Serif 4, Noto Sans SC'"/></xsl:when>
      <xsl:when test="$base = ' ko '"><func:result select="'Source Serif 4, Noto Sans KR'"/></xsl:when>
      <xsl:otherwise><func:result select="''"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

</xsl:stylesheet>
