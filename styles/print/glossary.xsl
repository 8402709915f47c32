<?xml version="1.0" encoding="UTF-8"?>
<!--
  Glossary: the term on a line of its own in semibold, its definition indented
  under it, "see" and "see also" in the language's words.

  Glossary, bibliography and index are chapters in a book, sections elsewhere.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db">

  <xsl:template match="db:glossary">
    <xsl:call-template name="back-heading"/>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template name="back-heading">
    <xsl:choose>
      <xsl:when test="not(parent::*) or parent::db:book or parent::db:part or self::db:index">
        <xsl:call-template name="chapter-heading"/>
      </xsl:when>
      <xsl:otherwise>
        <fo:block xsl:use-attribute-sets="heading-2" role="H2">
          <xsl:call-template name="place"/>
          <fo:marker marker-class-name="section">
            <xsl:call-template name="running-title"/>
          </fo:marker>
          <xsl:call-template name="heading-number"/>
          <xsl:choose>
            <xsl:when test="q:title(.)">
              <xsl:apply-templates select="q:title(.)/node()"/>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="q:title-text(.)"/></xsl:otherwise>
          </xsl:choose>
        </fo:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:glossdiv | db:bibliodiv">
    <fo:block xsl:use-attribute-sets="heading-3">
      <xsl:attribute name="role">
        <xsl:choose>
          <xsl:when test="ancestor::db:part or ancestor::db:article">H3</xsl:when>
          <xsl:otherwise>H2</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:call-template name="place"/>
      <xsl:apply-templates select="q:title(.)/node()"/>
    </fo:block>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="db:glosslist">
    <xsl:apply-templates select="." mode="block-title"/>
    <fo:block xsl:use-attribute-sets="apart" role="L">
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates select="db:glossentry"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:glossentry">
    <fo:block role="LI" space-before="{$half-step}">
      <xsl:call-template name="place"/>
      <fo:block xsl:use-attribute-sets="term" role="Lbl">
        <xsl:apply-templates select="db:glossterm/node()"/>
        <xsl:if test="db:acronym | db:abbrev">
          <xsl:text> (</xsl:text>
          <xsl:for-each select="db:acronym | db:abbrev">
            <xsl:if test="position() &gt; 1"><xsl:value-of select="q:word(., 'list.join')"/></xsl:if>
            <xsl:apply-templates/>
          </xsl:for-each>
          <xsl:text>)</xsl:text>
        </xsl:if>
        <xsl:apply-templates select="db:indexterm"/>
      </fo:block>
      <fo:block role="LBody" start-indent="inherited-property-value(start-indent) + {$list-indent}">
        <xsl:apply-templates select="db:glossdef | db:glosssee"/>
      </fo:block>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:glossdef">
    <xsl:apply-templates select="*[not(self::db:glossseealso)]"/>
    <xsl:if test="db:glossseealso">
      <fo:block>
        <xsl:apply-templates select="db:glossseealso"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="db:glosssee">
    <fo:block>
      <xsl:call-template name="see">
        <xsl:with-param name="word" select="'see'"/>
      </xsl:call-template>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:glossseealso">
    <xsl:choose>
      <xsl:when test="preceding-sibling::db:glossseealso">
        <xsl:value-of select="q:word(., 'list.join')"/>
        <xsl:call-template name="see-target"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="see">
          <xsl:with-param name="word" select="'seealso'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "see" in italics, then where -->
  <xsl:template name="see">
    <xsl:param name="word"/>
    <fo:inline font-style="italic"><xsl:value-of select="q:word(., $word)"/></fo:inline>
    <xsl:text> </xsl:text>
    <xsl:call-template name="see-target"/>
  </xsl:template>

  <xsl:template name="see-target">
    <xsl:variable name="target" select="q:id(@otherterm)"/>
    <xsl:choose>
      <xsl:when test="$target">
        <fo:basic-link internal-destination="{@otherterm}" xsl:use-attribute-sets="link">
          <xsl:choose>
            <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
            <xsl:otherwise><xsl:apply-templates select="$target/db:glossterm/node()"/></xsl:otherwise>
          </xsl:choose>
        </fo:basic-link>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
