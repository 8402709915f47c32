<?xml version="1.0" encoding="UTF-8"?>
<!--
  Containers that say how their blocks stand: together, beside each other, in the
  margin, on a turned page; and breaks of the page.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db">

  <xsl:template match="processing-instruction('pagebreak')">
    <fo:block break-after="page"/>
  </xsl:template>

  <xsl:template match="db:informalexample[contains(concat(' ', @role, ' '), ' keep ')]">
    <fo:block keep-together.within-page="always" keep-together.within-column="always">
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates select="*"/>
    </fo:block>
  </xsl:template>

  <!-- A container of a class that no theme knows is only its blocks -->
  <xsl:template match="db:informalexample[@role]" priority="-0.1">
    <fo:block>
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates select="*"/>
    </fo:block>
  </xsl:template>

  <!-- Columns: a table of one row; widths as shares, those without one share what
       is left of 100 -->
  <xsl:template match="db:informalexample[contains(concat(' ', @role, ' '), ' columns ')][
      db:informalexample[contains(concat(' ', @role, ' '), ' column ')]]">
    <xsl:variable name="columns" select="db:informalexample"/>
    <xsl:variable name="rest" select="(100 - sum($columns/@q:width)) div
        count($columns[not(@q:width)])"/>
    <fo:block xsl:use-attribute-sets="apart">
      <xsl:call-template name="block-place"/>
      <fo:table table-layout="fixed" width="100%" role="Div">
        <xsl:for-each select="$columns">
          <fo:table-column>
            <xsl:attribute name="column-width">
              <xsl:text>proportional-column-width(</xsl:text>
              <xsl:choose>
                <xsl:when test="@q:width"><xsl:value-of select="@q:width"/></xsl:when>
                <xsl:when test="$rest &gt; 1"><xsl:value-of select="format-number($rest, '0.##')"/></xsl:when>
                <xsl:otherwise>1</xsl:otherwise>
              </xsl:choose>
              <xsl:text>)</xsl:text>
            </xsl:attribute>
          </fo:table-column>
        </xsl:for-each>
        <fo:table-body start-indent="0pt" end-indent="0pt" text-indent="0pt">
          <fo:table-row>
            <xsl:for-each select="$columns">
              <fo:table-cell>
                <xsl:if test="position() != last()">
                  <xsl:attribute name="padding-end"><xsl:value-of select="$one-step"/></xsl:attribute>
                </xsl:if>
                <xsl:call-template name="place"/>
                <xsl:apply-templates select="*"/>
              </fo:table-cell>
            </xsl:for-each>
          </fo:table-row>
        </fo:table-body>
      </fo:table>
    </fo:block>
  </xsl:template>

</xsl:stylesheet>
