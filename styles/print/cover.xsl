<?xml version="1.0" encoding="UTF-8"?>
<!--
  The title page alone, of any document that has a title: the EPUB's cover is
  drawn from it, also where no PDF is made.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func">

  <xsl:import href="fo.xsl"/>

  <xsl:template match="*" mode="document">
    <fo:root xml:lang="{q:language(.)}" xsl:use-attribute-sets="root">
      <xsl:if test="$positions = 'yes'">
        <xsl:copy-of select="@q:pos"/>
      </xsl:if>
      <xsl:call-template name="masters"/>
      <xsl:if test="q:title(.)">
        <xsl:call-template name="page-sequence">
          <xsl:with-param name="master" select="'title'"/>
          <xsl:with-param name="format" select="'i'"/>
          <xsl:with-param name="restart" select="true()"/>
          <xsl:with-param name="holds" select="'title'"/>
          <xsl:with-param name="leaf" select="true()"/>
        </xsl:call-template>
      </xsl:if>
    </fo:root>
  </xsl:template>
</xsl:stylesheet>
