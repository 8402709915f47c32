<?xml version="1.0" encoding="UTF-8"?>
<!--
  Pages of a manual (refentry) and what is in them.

      ls(1)
      ls, dir — list directory contents
      ┌────────────────────┐
      │ ls [-l] [file…]    │     the synopsis, without a heading of its own
      └────────────────────┘
      Description …
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    exclude-result-prefixes="db">

  <!-- Sections, in a chapter or in a reference; below one that is by itself, too -->
  <xsl:template match="db:refentry | db:refsect1 | db:refsect2 | db:refsect3 | db:refsection |
      db:refsynopsisdiv[db:title or db:info/db:title]">
    <xsl:call-template name="section">
      <xsl:with-param name="depth" select="count(ancestor::db:section | ancestor::db:sect1 |
          ancestor::db:sect2 | ancestor::db:sect3 | ancestor::db:sect4 | ancestor::db:refsection |
          ancestor::db:refsect1 | ancestor::db:refsect2 |
          ancestor::db:refentry[parent::*[not(self::db:book or self::db:part)]])"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="db:refsynopsisdiv"><xsl:apply-templates select="*"/></xsl:template>

  <xsl:template match="db:refmeta"/>

  <xsl:template match="db:refnamediv">
    <fo:block text-indent="0pt">
      <xsl:call-template name="place"/>
      <xsl:for-each select="db:refdescriptor | db:refname[not(../db:refdescriptor)]">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <fo:inline xsl:use-attribute-sets="strong">
          <xsl:call-template name="inline-place"/>
          <xsl:apply-templates/>
        </fo:inline>
      </xsl:for-each>
      <xsl:text> — </xsl:text>
      <xsl:apply-templates select="db:refpurpose/node()"/>
      <xsl:for-each select="db:refclass">
        <xsl:text> (</xsl:text><xsl:apply-templates/><xsl:text>)</xsl:text>
      </xsl:for-each>
    </fo:block>
  </xsl:template>

</xsl:stylesheet>
