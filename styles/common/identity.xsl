<?xml version="1.0" encoding="UTF-8"?>
<!--
  What a book and its editions are known by, for both outputs: names of people,
  the book's identifier, and that of the printed edition, which the PDF carries
  and the EPUB names as the source of its pages.

  The identifier is the one given, else one that follows from title, authors and
  language: it never changes, so a new edition of the file takes the old one's
  place.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func"
    exclude-result-prefixes="db">

  <xsl:variable name="info" select="/*/db:info"/>
  <xsl:variable name="language" select="q:language(/*)"/>
  <xsl:variable name="book-title" select="q:title-text(/*)"/>
  <xsl:variable name="authors" select="$info/db:author |
      $info/db:authorgroup/db:author | $info/db:corpauthor"/>

  <!-- "Ada Lovelace", "Analytical Society" -->
  <func:function name="q:name">
    <xsl:param name="person"/>
    <xsl:variable name="parts" select="$person/db:personname | $person[not(db:personname)]"/>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="$person/db:orgname">
          <xsl:value-of select="$person/db:orgname"/>
        </xsl:when>
        <xsl:when test="$parts/db:surname or $parts/db:firstname or $parts/db:givenname">
          <xsl:for-each select="$parts/db:honorific | $parts/db:firstname |
              $parts/db:givenname | $parts/db:othername | $parts/db:surname |
              $parts/db:lineage">
            <xsl:value-of select="."/><xsl:text> </xsl:text>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$parts"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <func:result select="normalize-space($name)"/>
  </func:function>

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

</xsl:stylesheet>
