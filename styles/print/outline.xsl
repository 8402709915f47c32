<?xml version="1.0" encoding="UTF-8"?>
<!--
  The PDF's outline: a bookmark for every heading of the text, in order and
  nested as the divisions are.  Headings inside quotations and lists (bridgehead)
  belong to the division around them.  Title page and contents have none.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db">

  <xsl:template name="outline">
    <xsl:variable name="top" select="self::*[not(self::db:book)] | self::db:book/*"/>
    <xsl:variable name="marks" select="$top[self::db:part or self::db:chapter or
        self::db:article or self::db:appendix or self::db:preface or self::db:section or
        self::db:reference or self::db:refentry or self::db:index or self::db:glossary or self::db:bibliography or
        self::db:colophon or self::db:dedication or self::db:acknowledgements]"/>
    <!-- empty where no heading has words -->
    <xsl:variable name="outline">
      <xsl:apply-templates select="$marks" mode="outline"/>
    </xsl:variable>
    <xsl:if test="string($outline) != ''">
      <fo:bookmark-tree><xsl:copy-of select="$outline"/></fo:bookmark-tree>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="outline"/>

  <xsl:template match="db:part | db:chapter | db:article | db:appendix |
      db:preface | db:dedication | db:colophon | db:acknowledgements |
      db:reference | db:refentry | db:glossary | db:bibliography | db:section | db:sect1 | db:sect2 |
      db:sect3 | db:sect4 | db:sect5 | db:simplesect | db:glossdiv |
      db:bibliodiv" mode="outline">
    <xsl:call-template name="bookmark"/>
  </xsl:template>

  <xsl:template match="db:index" mode="outline">
    <xsl:if test="$index = 'yes'">
      <xsl:call-template name="bookmark"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="db:preface[contains(concat(' ', @role, ' '), ' untitled ')]" mode="outline"/>

  <xsl:template match="db:bridgehead" mode="outline">
    <xsl:if test="@xml:id">
      <fo:bookmark internal-destination="{@xml:id}">
        <fo:bookmark-title>
          <xsl:variable name="text"><xsl:apply-templates mode="plain"/></xsl:variable>
          <xsl:value-of select="normalize-space($text)"/>
        </fo:bookmark-title>
      </fo:bookmark>
    </xsl:if>
  </xsl:template>

  <!-- The text of a division, with the headings in it, comes before the divisions
       within it -->
  <xsl:template name="bookmark">
    <xsl:variable name="headings" select="q:all('bridgehead', .)[count(ancestor::*[q:is(., 'section
        chapter article preface appendix sect1 sect2 sect3 sect4 sect5 part glossary bibliography
        index dedication colophon acknowledgements reference refentry simplesect')][1] | current()) = 1]"/>
    <xsl:variable name="divisions" select="*[@xml:id][q:is(., 'section chapter appendix article
        preface sect1 sect2 sect3 sect4 sect5 reference refentry simplesect glossary bibliography
        index glossdiv bibliodiv')]"/>
    <xsl:variable name="title" select="q:short-title-text(.)"/>
    <xsl:choose>
      <xsl:when test="@xml:id and ($title != '' or @q:number)">
        <fo:bookmark internal-destination="{@xml:id}">
          <xsl:if test="$divisions[self::db:section]">
            <xsl:attribute name="starting-state">hide</xsl:attribute>
          </xsl:if>
          <fo:bookmark-title>
            <xsl:if test="@q:number">
              <xsl:if test="self::db:part">
                <xsl:value-of select="concat(q:word(., 'part'), ' ')"/>
              </xsl:if>
              <xsl:value-of select="concat(@q:number, ' ')"/>
            </xsl:if>
            <xsl:value-of select="$title"/>
          </fo:bookmark-title>
          <xsl:apply-templates select="$headings" mode="outline"/>
          <xsl:apply-templates select="$divisions" mode="outline"/>
        </fo:bookmark>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$headings" mode="outline"/>
        <xsl:apply-templates select="$divisions" mode="outline"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
