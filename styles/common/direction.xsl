<?xml version="1.0" encoding="UTF-8"?>
<!--
  Which way a language is written.

    q:direction(language)    rtl, ltr
    $start-side, $end-side   left and right as the document as a whole has them
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func">

  <func:function name="q:direction">
    <xsl:param name="language"/>
    <xsl:variable name="base" select="concat(' ', substring-before(concat($language, '-'), '-'), ' ')"/>
    <xsl:choose>
      <xsl:when test="contains(' ar fa he iw ur yi ps sd ug dv ckb ', $base)">
        <func:result select="'rtl'"/>
      </xsl:when>
      <xsl:otherwise><func:result select="'ltr'"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <xsl:variable name="direction" select="q:direction(q:language(/*))"/>
  <xsl:variable name="start-side" select="substring('leftright', 1 + 4 * ($direction = 'rtl'),
      4 + ($direction = 'rtl'))"/>
  <xsl:variable name="end-side" select="substring('leftright', 1 + 4 * ($direction != 'rtl'),
      4 + ($direction != 'rtl'))"/>

</xsl:stylesheet>
