<?xml version="1.0" encoding="UTF-8"?>
<!--
  Lengths: what authors write, in points.

    q:points('26mm')    73.7…; units mm cm in pc pt px; a bare number is points
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func">

  <func:function name="q:points">
    <xsl:param name="length"/>
    <xsl:variable name="unit" select="translate($length, '+-.0123456789 ', '')"/>
    <xsl:variable name="value" select="number(translate($length, 'acehimnoptx ', ''))"/>
    <xsl:choose>
      <xsl:when test="$unit = 'mm'"><func:result select="$value * 72 div 25.4"/></xsl:when>
      <xsl:when test="$unit = 'cm'"><func:result select="$value * 72 div 2.54"/></xsl:when>
      <xsl:when test="$unit = 'in'"><func:result select="$value * 72"/></xsl:when>
      <xsl:when test="$unit = 'pc'"><func:result select="$value * 12"/></xsl:when>
      <xsl:when test="$unit = 'px'"><func:result select="$value * 0.75"/></xsl:when>
      <xsl:when test="$unit = 'em'"><func:result select="$value * 10.5"/></xsl:when>
      <xsl:otherwise><func:result select="$value"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

</xsl:stylesheet>
