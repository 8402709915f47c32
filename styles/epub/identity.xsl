<?xml version="1.0" encoding="UTF-8"?>
<!--
  What a book is known by: identifiers, people and their roles, subjects, series.

  The identifier is the one given, else one that follows from title, authors and
  language: it never changes, so a new edition of the file takes the old one's
  place.  Numbers of shops and libraries stand beside it.
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.idpf.org/2007/opf"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func"
    exclude-result-prefixes="db q">

  <!-- A number with the name of its kind before it -->
  <func:function name="q:identifier">
    <xsl:param name="number"/>
    <xsl:variable name="text" select="normalize-space($number)"/>
    <xsl:variable name="class" select="$number/@class"/>
    <xsl:choose>
      <xsl:when test="starts-with($text, 'urn:') or contains($text, '://')">
        <func:result select="$text"/>
      </xsl:when>
      <xsl:when test="$class = 'isbn' or $number/self::db:isbn">
        <func:result select="concat('urn:isbn:', translate($text, '- ', ''))"/>
      </xsl:when>
      <xsl:when test="$class = 'issn' or $number/self::db:issn">
        <func:result select="concat('urn:issn:', $text)"/>
      </xsl:when>
      <xsl:when test="$class = 'doi' and starts-with($text, '10.')">
        <func:result select="concat('https://doi.org/', $text)"/>
      </xsl:when>
      <xsl:otherwise><func:result select="$text"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <xsl:variable name="numbers" select="$info/db:isbn | $info/db:issn |
      $info/db:biblioid[@class = 'isbn' or @class = 'issn' or @class = 'doi'][not(@role = 'print')]"/>
  <xsl:variable name="given-identifier" select="normalize-space($info/db:biblioid[
      not(@class = 'isbn' or @class = 'issn' or @class = 'doi')][1])"/>
  <xsl:variable name="identifier">
    <xsl:value-of select="$given-identifier"/>
    <xsl:if test="$given-identifier = ''">
      <xsl:variable name="name">
        <xsl:value-of select="$book-title"/>
        <xsl:for-each select="$authors">
          <xsl:text>&#10;</xsl:text><xsl:value-of select="q:name(.)"/>
        </xsl:for-each>
        <xsl:text>&#10;</xsl:text>
        <xsl:value-of select="$language"/>
      </xsl:variable>
      <xsl:value-of select="q:uuid($name)"/>
    </xsl:if>
  </xsl:variable>

  <!-- The printed edition's: its own ISBN, else one that follows from ours -->
  <xsl:variable name="print-number"
      select="$info/db:biblioid[@class = 'isbn' and @role = 'print'][1]"/>
  <xsl:variable name="print-identifier">
    <xsl:choose>
      <xsl:when test="$print-number"><xsl:value-of select="q:identifier($print-number)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="q:uuid(concat($identifier, '&#10;print'))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

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
