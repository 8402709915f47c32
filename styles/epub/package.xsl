<?xml version="1.0" encoding="UTF-8"?>
<!--
  package.opf: who wrote what, which files there are, in which order they are
  read.  The manifest's images are added when they are packed.
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.idpf.org/2007/opf"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:mml="http://www.w3.org/1998/Math/MathML"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db mml q">

  <xsl:variable name="has-math" select="boolean(q:all('math'))"/>

  <xsl:variable name="helpers" select="$info/db:editor |
      $info/db:authorgroup/db:editor | $info/db:othercredit |
      $info/db:authorgroup/db:othercredit"/>

  <xsl:variable name="given-date" select="normalize-space(($info/db:date | $info/db:pubdate)[1])"/>

  <!-- A date that isn't written as numbers says nothing to a machine -->
  <xsl:variable name="date-form" select="translate($given-date, '123456789', '000000000')"/>
  <xsl:variable name="date">
    <xsl:if test="$date-form = '0000-00-00' or $date-form = '0000-00' or $date-form = '0000'">
      <xsl:value-of select="$given-date"/>
    </xsl:if>
  </xsl:variable>
  <xsl:variable name="modified-at">
    <xsl:choose>
      <xsl:when test="$modified != ''"><xsl:value-of select="$modified"/></xsl:when>
      <xsl:when test="$date != ''">
        <xsl:value-of select="substring(concat($date, substring('0000-01-01', string-length($date) + 1)), 1, 10)"/>
        <xsl:text>T00:00:00Z</xsl:text>
      </xsl:when>
      <xsl:otherwise>1980-01-01T00:00:00Z</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template name="package">
    <package version="3.0" unique-identifier="id" xml:lang="{$language}"
        prefix="schema: http://schema.org/">
      <xsl:if test="q:direction($language) = 'rtl'"><xsl:attribute name="dir">rtl</xsl:attribute></xsl:if>
      <metadata>
        <xsl:call-template name="identifiers"/>
        <xsl:call-template name="titles"/>
        <dc:language><xsl:value-of select="$language"/></dc:language>
        <xsl:for-each select="$info/db:bibliomisc[@role = 'language']">
          <dc:language><xsl:value-of select="normalize-space()"/></dc:language>
        </xsl:for-each>
        <xsl:for-each select="$authors">
          <dc:creator id="author-{position()}"><xsl:value-of select="q:name(.)"/></dc:creator>
          <meta refines="#author-{position()}" property="role" scheme="marc:relators">aut</meta>
          <meta refines="#author-{position()}" property="display-seq"><xsl:value-of select="position()"/></meta>
        </xsl:for-each>
        <xsl:call-template name="contributors"/>
        <xsl:if test="$date != ''">
          <dc:date><xsl:value-of select="$date"/></dc:date>
        </xsl:if>
        <xsl:call-template name="about"/>
        <meta property="dcterms:modified"><xsl:value-of select="$modified-at"/></meta>
        <xsl:call-template name="accessibility"/>
        <xsl:if test="$cover-image != ''">
          <meta name="cover" content="cover-image"/>
        </xsl:if>
      </metadata>
      <xsl:call-template name="manifest"/>
      <xsl:call-template name="spine"/>
      <xsl:call-template name="guide"/>
    </package>
  </xsl:template>

  <xsl:template name="titles">
    <xsl:variable name="subtitle" select="($info/db:subtitle | /*/db:subtitle)[1]"/>
    <dc:title id="title"><xsl:value-of select="$book-title"/></dc:title>
    <meta refines="#title" property="title-type">main</meta>
    <xsl:if test="$subtitle">
      <dc:title id="subtitle"><xsl:value-of select="normalize-space($subtitle)"/></dc:title>
      <meta refines="#subtitle" property="title-type">subtitle</meta>
    </xsl:if>
  </xsl:template>

  <xsl:template name="about">
    <xsl:variable name="rights">
      <xsl:for-each select="$info/db:copyright">
        <xsl:call-template name="copyright"/>
        <xsl:text> </xsl:text>
      </xsl:for-each>
      <xsl:for-each select="$info/db:legalnotice">
        <xsl:value-of select="."/>
        <xsl:text> </xsl:text>
      </xsl:for-each>
    </xsl:variable>
    <xsl:for-each select="($info/db:publisher/db:publishername | $info/db:publishername)[1]">
      <dc:publisher><xsl:value-of select="normalize-space()"/></dc:publisher>
    </xsl:for-each>
    <xsl:if test="normalize-space($rights) != ''">
      <dc:rights><xsl:value-of select="normalize-space($rights)"/></dc:rights>
    </xsl:if>
    <xsl:for-each select="$info/db:abstract[1]">
      <dc:description>
        <xsl:variable name="text">
          <xsl:for-each select="*[not(self::db:title)]">
            <xsl:value-of select="."/><xsl:text> </xsl:text>
          </xsl:for-each>
        </xsl:variable>
        <xsl:value-of select="normalize-space($text)"/>
      </dc:description>
    </xsl:for-each>
    <xsl:call-template name="subjects"/>
    <xsl:call-template name="series"/>
  </xsl:template>

  <xsl:template name="manifest">
    <manifest>
      <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
      <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
      <item id="style" href="style.css" media-type="text/css"/>
      <xsl:if test="$cover-image != ''">
        <item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
      </xsl:if>
      <xsl:if test="$is-book">
        <item id="title-page" href="title.xhtml" media-type="application/xhtml+xml"/>
      </xsl:if>
      <xsl:for-each select="$chunks">
        <xsl:variable name="path" select="q:path(.)"/>
        <item id="{substring-before($path, '.')}" href="{$path}" media-type="application/xhtml+xml">
          <!-- a part's own file: what stands in its introduction -->
          <xsl:if test="$has-math and ((self::db:part and db:partintro//mml:math) or
              (not(self::db:part) and .//mml:math))">
            <xsl:attribute name="properties">mathml</xsl:attribute>
          </xsl:if>
        </item>
      </xsl:for-each>
    </manifest>
  </xsl:template>

  <!-- Landmarks for readers of EPUB 2 -->
  <xsl:template name="guide">
    <guide>
      <xsl:if test="$cover-image != ''">
        <reference type="cover" title="{q:word(/*, 'cover')}" href="cover.xhtml"/>
      </xsl:if>
      <xsl:if test="$is-book">
        <reference type="title-page" title="{q:word(/*, 'title-page')}" href="title.xhtml"/>
        <reference type="toc" title="{q:word(/*, 'contents')}" href="nav.xhtml"/>
      </xsl:if>
      <xsl:for-each select="($body-start | $chunks[not($body-start)])[1]">
        <reference type="text" title="{q:word(/*, 'start')}" href="{q:path(.)}"/>
      </xsl:for-each>
      <xsl:for-each select="$chunks[self::db:glossary or self::db:bibliography or self::db:index]">
        <reference type="{local-name()}" title="{q:title-text(.)}" href="{q:path(.)}"/>
      </xsl:for-each>
    </guide>
  </xsl:template>

  <xsl:template name="spine">
    <spine toc="ncx">
      <xsl:if test="q:direction($language) = 'rtl'">
        <xsl:attribute name="page-progression-direction">rtl</xsl:attribute>
      </xsl:if>
      <xsl:if test="$cover-image != ''"><itemref idref="cover"/></xsl:if>
      <xsl:if test="$is-book">
        <itemref idref="title-page"/>
        <itemref idref="nav"/>
      </xsl:if>
      <xsl:for-each select="$chunks">
        <itemref idref="{substring-before(q:path(.), '.')}"/>
      </xsl:for-each>
    </spine>
  </xsl:template>

</xsl:stylesheet>
