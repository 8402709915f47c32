<?xml version="1.0" encoding="UTF-8"?>
<!--
  Where an element came from, what others call it, and in which language it is.

    <xsl:call-template name="place"/>      first thing inside a new element:
                                           q:pos, xml:lang and id of the
                                           context node

  All are attributes: q:pos="file:line:column" (left out with positions=no),
  q:serial where the tree has it, xml:lang as it is, and xml:id as id, the same
  name in XSL-FO and in XHTML.  `place-pos` gives q:pos and q:serial alone, for a
  second piece made of the same element; its parameter `from` is another node's.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:q="urn:x-quoin">

  <xsl:variable name="has-positions" select="$positions = 'yes'"/>

  <xsl:template name="place">
    <xsl:copy-of select="@xml:lang"/>
    <xsl:copy-of select="@q:serial"/>
    <xsl:if test="$has-positions"><xsl:copy-of select="@q:pos"/></xsl:if>
    <xsl:if test="@xml:id">
      <xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template name="place-pos">
    <xsl:param name="from" select="."/>
    <xsl:copy-of select="$from/@q:serial"/>
    <xsl:if test="$has-positions"><xsl:copy-of select="$from/@q:pos"/></xsl:if>
  </xsl:template>

</xsl:stylesheet>
