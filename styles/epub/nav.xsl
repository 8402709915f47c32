<?xml version="1.0" encoding="UTF-8"?>
<!--
  Navigation: nav.xhtml, which is also the book's contents page, and toc.ncx
  for readers of EPUB 2.

  Both go down to toc-depth; level 1 is chapters, parts around them are free.
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:ncx="http://www.daisy.org/z3986/2005/ncx/"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db ncx q">

  <!-- An e-reader without any contents is of no use: one level at least -->
  <xsl:variable name="nav-depth">
    <xsl:choose>
      <xsl:when test="number($toc-depth) &gt;= 1"><xsl:value-of select="number($toc-depth)"/></xsl:when>
      <xsl:otherwise>1</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template name="nav">
    <html>
      <xsl:call-template name="html-attributes">
        <xsl:with-param name="node" select="/*"/>
      </xsl:call-template>
      <xsl:call-template name="head">
        <xsl:with-param name="title" select="q:word(/*, 'contents')"/>
      </xsl:call-template>
      <body epub:type="frontmatter">
        <nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-title">
          <h1 id="toc-title"><xsl:value-of select="q:word(/*, 'contents')"/></h1>
          <xsl:apply-templates select="/*" mode="nav-list">
            <xsl:with-param name="depth" select="$nav-depth + 1"/>
          </xsl:apply-templates>
        </nav>
        <xsl:call-template name="nav-lists"/>
        <xsl:call-template name="landmarks"/>
        <xsl:if test="$pages = 'yes'"><xsl:call-template name="page-list"/></xsl:if>
      </body>
    </html>
  </xsl:template>

  <!-- The list of what stands below a division -->
  <xsl:template match="*" mode="nav-list">
    <xsl:param name="depth"/>
    <xsl:variable name="below" select="q:below(., $depth)"/>
    <xsl:if test="$below">
      <ol>
        <xsl:for-each select="$below">
          <li>
            <a href="{q:nav-href(.)}"><xsl:call-template name="nav-text"/></a>
            <xsl:if test="parent::*">
              <xsl:apply-templates select="." mode="nav-list">
                <xsl:with-param name="depth" select="$depth - not(self::db:part)"/>
              </xsl:apply-templates>
            </xsl:if>
          </li>
        </xsl:for-each>
      </ol>
    </xsl:if>
  </xsl:template>

  <xsl:template name="nav-text">
    <xsl:if test="q:number(.) != ''">
      <xsl:choose>
        <xsl:when test="self::db:part or self::db:appendix">
          <xsl:value-of select="q:label(.)"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="q:number(.)"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>&#x2002;</xsl:text>
    </xsl:if>
    <xsl:value-of select="q:short-title-text(.)"/>
  </xsl:template>

  <!-- Lists of figures and the like, where they are asked for -->
  <xsl:template name="nav-lists">
    <xsl:variable name="wanted" select="concat(' ', normalize-space($lists-of), ' ')"/>
    <xsl:if test="contains($wanted, ' figures ')">
      <xsl:call-template name="nav-of">
        <xsl:with-param name="nodes" select="q:all('figure')"/>
        <xsl:with-param name="type" select="'loi'"/>
        <xsl:with-param name="key" select="'list-of-figures'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="contains($wanted, ' tables ')">
      <xsl:call-template name="nav-of">
        <xsl:with-param name="nodes" select="q:all('table')[db:title or db:info/db:title or db:caption]"/>
        <xsl:with-param name="type" select="'lot'"/>
        <xsl:with-param name="key" select="'list-of-tables'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="contains($wanted, ' examples ')">
      <xsl:call-template name="nav-of">
        <xsl:with-param name="nodes" select="q:all('example')"/>
        <xsl:with-param name="type" select="''"/>
        <xsl:with-param name="key" select="'list-of-examples'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="nav-of">
    <xsl:param name="nodes"/>
    <xsl:param name="type"/>
    <xsl:param name="key"/>
    <xsl:if test="$nodes">
      <nav aria-labelledby="{$key}">
        <xsl:if test="$type != ''">
          <xsl:attribute name="epub:type"><xsl:value-of select="$type"/></xsl:attribute>
        </xsl:if>
        <h2 id="{$key}"><xsl:value-of select="q:word(/*, $key)"/></h2>
        <ol>
          <xsl:for-each select="$nodes">
            <li>
              <a href="{q:href(.)}">
                <xsl:if test="q:label(.) != ''">
                  <xsl:value-of select="q:label(.)"/>
                  <xsl:text>&#x2002;</xsl:text>
                </xsl:if>
                <xsl:value-of select="q:title-text(.)"/>
              </a>
            </li>
          </xsl:for-each>
        </ol>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- Where reading begins -->
  <xsl:variable name="body-start" select="($chunks[self::db:chapter or self::db:part or
      self::db:article] | $chunks[not(../..)])[1]"/>

  <xsl:template name="landmarks">
    <nav epub:type="landmarks" hidden="hidden" aria-labelledby="landmarks">
      <h2 id="landmarks"><xsl:value-of select="q:word(/*, 'landmarks')"/></h2>
      <ol>
        <xsl:if test="$cover-image != ''">
          <li><a epub:type="cover" href="cover.xhtml"><xsl:value-of select="q:word(/*, 'cover')"/></a></li>
        </xsl:if>
        <xsl:if test="$is-book">
          <li><a epub:type="titlepage" href="title.xhtml"><xsl:value-of select="q:word(/*, 'title-page')"/></a></li>
          <li><a epub:type="toc" href="nav.xhtml#toc"><xsl:value-of select="q:word(/*, 'contents')"/></a></li>
        </xsl:if>
        <xsl:for-each select="($body-start | $chunks[not($body-start)])[1]">
          <li><a epub:type="bodymatter" href="{q:path(.)}"><xsl:value-of select="q:word(/*, 'start')"/></a></li>
        </xsl:for-each>
        <xsl:if test="contains(concat(' ', $lists-of, ' '), ' figures ') and //db:figure">
          <li><a epub:type="loi" href="nav.xhtml#list-of-figures"><xsl:value-of select="q:word(/*, 'list-of-figures')"/></a></li>
        </xsl:if>
        <xsl:if test="contains(concat(' ', $lists-of, ' '), ' tables ') and //db:table[db:title or db:info/db:title or db:caption]">
          <li><a epub:type="lot" href="nav.xhtml#list-of-tables"><xsl:value-of select="q:word(/*, 'list-of-tables')"/></a></li>
        </xsl:if>
        <xsl:for-each select="$chunks[self::db:glossary or self::db:bibliography or self::db:index]">
          <li>
            <a epub:type="{local-name()}" href="{q:path(.)}"><xsl:value-of select="q:title-text(.)"/></a>
          </li>
        </xsl:for-each>
      </ol>
    </nav>
  </xsl:template>

  <!-- The print edition's pages; src/epub/pagelist.c puts them in -->
  <xsl:template name="page-list">
    <nav epub:type="page-list" role="doc-pagelist" hidden="hidden" aria-labelledby="page-list">
      <h2 id="page-list"><xsl:value-of select="q:word(/*, 'page-list')"/></h2>
      <ol data-pages=""/>
    </nav>
  </xsl:template>

  <xsl:template name="ncx">
    <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{$language}">
      <head>
        <meta name="dtb:uid" content="{$identifier}"/>
        <meta name="dtb:depth" content="{$nav-depth}"/>
        <meta name="dtb:totalPageCount" content="0"/>
        <meta name="dtb:maxPageNumber" content="0"/>
      </head>
      <docTitle><text><xsl:value-of select="$book-title"/></text></docTitle>
      <xsl:for-each select="$authors">
        <docAuthor><text><xsl:value-of select="q:name(.)"/></text></docAuthor>
      </xsl:for-each>
      <navMap>
        <xsl:apply-templates select="/*" mode="ncx-points">
          <xsl:with-param name="depth" select="$nav-depth + 1"/>
        </xsl:apply-templates>
      </navMap>
      <xsl:if test="$pages = 'yes'">
        <pageList>
          <navLabel><text><xsl:value-of select="q:word(/*, 'page-list')"/></text></navLabel>
        </pageList>
      </xsl:if>
    </ncx>
  </xsl:template>

  <xsl:template match="*" mode="ncx-points">
    <xsl:param name="depth"/>
    <xsl:for-each select="q:below(., $depth)">
      <navPoint xmlns="http://www.daisy.org/z3986/2005/ncx/">
        <xsl:attribute name="id">
          <xsl:value-of select="@xml:id"/>
          <xsl:if test="not(@xml:id)">
            <xsl:value-of select="concat(substring-before(q:path(.), '.'), '.nav')"/>
          </xsl:if>
        </xsl:attribute>
        <navLabel><text><xsl:call-template name="nav-text"/></text></navLabel>
        <content src="{q:nav-href(.)}"/>
        <xsl:if test="parent::*">
          <xsl:apply-templates select="." mode="ncx-points">
            <xsl:with-param name="depth" select="$depth - not(self::db:part)"/>
          </xsl:apply-templates>
        </xsl:if>
      </navPoint>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
