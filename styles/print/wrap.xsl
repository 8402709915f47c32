<?xml version="1.0" encoding="UTF-8"?>
<!--
  What stands beside the text: a figure or sidebar whose class says at which side
  (wrap-left, wrap-right, wrap-inside, wrap-outside, wrap-start, wrap-end), or
  whose floatstyle does.

  It is as wide as its picture says, or it itself, else two fifths of the
  measure.  A picture's head lies level with the small letters beside it.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db">

  <xsl:variable name="wrapped" select="q:all('figure')[q:wrap(.) != ''] |
      q:all('informalfigure')[q:wrap(.) != ''] | q:all('sidebar')[q:wrap(.) != '']"/>

  <xsl:template match="db:figure[q:wrap(.) != '']" priority="5">
    <xsl:call-template name="wrap">
      <xsl:with-param name="content"><xsl:call-template name="figure"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="db:informalfigure[q:wrap(.) != '']" priority="5">
    <xsl:call-template name="wrap">
      <xsl:with-param name="content"><xsl:call-template name="informalfigure"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="db:sidebar[q:wrap(.) != '']" priority="5">
    <xsl:call-template name="wrap">
      <xsl:with-param name="content"><xsl:call-template name="sidebar"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="wrap">
    <xsl:param name="content"/>
    <xsl:variable name="data" select="(.//db:imagedata)[1]"/>
    <xsl:variable name="width">
      <xsl:choose>
        <xsl:when test="@q:width"><xsl:value-of select="concat(@q:width, '%')"/></xsl:when>
        <xsl:when test="$data/@contentwidth"><xsl:value-of select="$data/@contentwidth"/></xsl:when>
        <xsl:when test="$data/@width"><xsl:value-of select="$data/@width"/></xsl:when>
        <xsl:otherwise>40%</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <fo:float float="{q:wrap(.)}" q:float-gap="{$one-step}">
      <fo:block-container text-indent="0pt" start-indent="0pt" end-indent="0pt"
          padding-before="{$step * 0.25 * not(self::db:sidebar)}pt">
        <xsl:attribute name="width">
          <xsl:call-template name="picture-length">
            <xsl:with-param name="length" select="$width"/>
          </xsl:call-template>
        </xsl:attribute>
        <xsl:copy-of select="$content"/>
      </fo:block-container>
    </fo:float>
  </xsl:template>

</xsl:stylesheet>
