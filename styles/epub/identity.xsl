<?xml version="1.0" encoding="UTF-8"?>
<!--
  What package.opf says the book is known by: identifiers, people and their
  roles, subjects, series.  Numbers of shops and libraries stand beside the
  identifier, which ../common/identity.xsl makes.
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.idpf.org/2007/opf"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db q">

  <xsl:variable name="numbers" select="$info/db:isbn | $info/db:issn |
      $info/db:biblioid[@class = 'isbn' or @class = 'issn' or @class = 'doi'][not(@role = 'print')]"/>

  <xsl:template name="identifiers">
    <dc:identifier id="id"><xsl:value-of select="$identifier"/></dc:identifier>
    <xsl:for-each select="$numbers[q:identifier(.) != $identifier]">
      <dc:identifier><xsl:value-of select="q:identifier(.)"/></dc:identifier>
    </xsl:for-each>
    <xsl:if test="$print-number">
      <dc:source><xsl:value-of select="$print-identifier"/></dc:source>
    </xsl:if>
  </xsl:template>

  <!-- A MARC relator code: as given, or by DocBook's class -->
  <xsl:template name="contributors">
    <xsl:for-each select="$helpers">
      <dc:contributor id="helper-{position()}"><xsl:value-of select="q:name(.)"/></dc:contributor>
      <meta refines="#helper-{position()}" property="role" scheme="marc:relators">
        <xsl:choose>
          <xsl:when test="string-length(@role) = 3"><xsl:value-of select="@role"/></xsl:when>
          <xsl:when test="self::db:editor">edt</xsl:when>
          <xsl:when test="@class = 'translator'">trl</xsl:when>
          <xsl:when test="@class = 'copyeditor'">edc</xsl:when>
          <xsl:when test="@class = 'proofreader'">pfr</xsl:when>
          <xsl:when test="@class = 'graphicdesigner'">bkd</xsl:when>
          <xsl:otherwise>ctb</xsl:otherwise>
        </xsl:choose>
      </meta>
    </xsl:for-each>
  </xsl:template>

  <!-- In words, or by the code of a scheme that shops sort by -->
  <xsl:template name="subjects">
    <xsl:for-each select="$info/db:subjectset/db:subject">
      <xsl:variable name="code" select="db:subjectterm[@role = 'code']"/>
      <dc:subject>
        <xsl:if test="$code and ../@scheme">
          <xsl:attribute name="id">subject-<xsl:value-of select="position()"/></xsl:attribute>
        </xsl:if>
        <xsl:value-of select="normalize-space(db:subjectterm[not(@role = 'code')] | db:subjectterm[1])"/>
      </dc:subject>
      <xsl:if test="$code and ../@scheme">
        <meta refines="#subject-{position()}" property="authority"><xsl:value-of select="../@scheme"/></meta>
        <meta refines="#subject-{position()}" property="term"><xsl:value-of select="normalize-space($code)"/></meta>
      </xsl:if>
    </xsl:for-each>
    <xsl:for-each select="$info/db:keywordset/db:keyword">
      <dc:subject><xsl:value-of select="normalize-space()"/></dc:subject>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="series">
    <xsl:for-each select="$info/db:biblioset[@relation = 'series']">
      <meta property="belongs-to-collection" id="series-{position()}">
        <xsl:value-of select="normalize-space(db:title)"/>
      </meta>
      <meta refines="#series-{position()}" property="collection-type">series</meta>
      <xsl:for-each select="db:seriesvolnums | db:volumenum">
        <meta refines="#series-{count(../preceding-sibling::db:biblioset[@relation = 'series']) + 1}"
            property="group-position"><xsl:value-of select="normalize-space()"/></meta>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
