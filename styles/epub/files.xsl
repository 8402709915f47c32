<?xml version="1.0" encoding="UTF-8"?>
<!--
  Which divisions are files of their own, and how to link to anything.

    $chunks             the divisions that are files, in reading order
    q:path(node)        the file that holds a node
    q:href(node)        file and id of a node, for a link from any file

  A book's chapters and all else that stands beside them are files, its parts
  too (title and introduction).  An article is one file; above 200 kB its
  sections are.  A chunk is known by its place alone, so a link costs a walk up
  to it and no link looks through the book.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    xmlns:stage="urn:x-quoin:stage"
    extension-element-prefixes="func stage"
    exclude-result-prefixes="db">

  <xsl:variable name="is-book" select="boolean(/db:book)"/>
  <xsl:variable name="is-split"
      select="not($is-book) and string-length(/) &gt; 200000"/>
  <xsl:variable name="indexterms" select="q:all('indexterm')"/>
  <xsl:variable name="has-index" select="$index = 'yes' and boolean($indexterms)"/>

  <xsl:variable name="chunks" select="
      /*[not(self::db:book)] |
      /*[$is-split]/*[self::db:section or self::db:sect1 or self::db:appendix] |
      (/db:book | /db:book/db:part)/*[not(self::db:info or self::db:title or
          self::db:titleabbrev or self::db:subtitle or self::db:partintro or
          self::db:toc or (self::db:index and not($has-index)))]"/>

  <func:function name="q:path">
    <xsl:param name="node"/>
    <xsl:variable name="chunk" select="$node/ancestor-or-self::*[
        ((parent::db:book or parent::db:part) and not(self::db:info or
            self::db:title or self::db:titleabbrev or self::db:subtitle or
            self::db:partintro or self::db:toc)) or
        ($is-split and ../.. and not(../../..) and (self::db:section or
            self::db:sect1 or self::db:appendix)) or
        (not(../..) and not(self::db:book))][1]"/>
    <xsl:choose>
      <xsl:when test="$chunk">
        <func:result select="concat('c', format-number(q:ordinal($chunk), '000'), '.xhtml')"/>
      </xsl:when>
      <xsl:otherwise><func:result select="'title.xhtml'"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <func:function name="q:href">
    <xsl:param name="node"/>
    <func:result select="concat(q:path($node), '#', $node/@xml:id)"/>
  </func:function>

  <xsl:template match="/">
    <xsl:variable name="count" select="q:enumerate($chunks)"/>
    <q:files count="{$count}" page-word="{q:word(/*, 'page')}"
        identifier="{$identifier}" claim-dropped="{$claim-dropped}" direction="{$direction}">
      <xsl:copy-of select="$claims"/>
      <q:file path="package.opf"><xsl:call-template name="package"/></q:file>
      <q:file path="nav.xhtml"><xsl:call-template name="nav"/></q:file>
      <q:file path="toc.ncx"><xsl:call-template name="ncx"/></q:file>
      <xsl:if test="$cover-image != ''">
        <q:file path="cover.xhtml"><xsl:call-template name="cover"/></q:file>
      </xsl:if>
      <xsl:if test="$is-book">
        <q:file path="title.xhtml">
          <xsl:apply-templates select="/*" mode="title-page"/>
        </q:file>
      </xsl:if>
      <xsl:for-each select="$chunks">
        <q:file path="{q:path(.)}" pos="{(ancestor-or-self::*[@q:pos])[last()]/@q:pos}">
          <xsl:apply-templates select="." mode="file"/>
        </q:file>
        <stage:hand-over/>
      </xsl:for-each>
    </q:files>
  </xsl:template>

</xsl:stylesheet>
