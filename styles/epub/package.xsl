<?xml version="1.0" encoding="UTF-8"?>
<!--
  package.opf: who wrote what, which files there are, in which order they are
  read.  The manifest's images are added when they are packed.

  What is said about accessibility follows from what the book holds.
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.idpf.org/2007/opf"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:func="http://exslt.org/functions"
    xmlns:mml="http://www.w3.org/1998/Math/MathML"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func"
    exclude-result-prefixes="db mml q">

  <xsl:variable name="info" select="/*/db:info"/>
  <xsl:variable name="language" select="q:language(/*)"/>
  <xsl:variable name="has-math" select="boolean(//mml:math)"/>
  <xsl:variable name="book-title" select="q:title-text(/*)"/>

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

  <xsl:variable name="authors" select="$info/db:author |
      $info/db:authorgroup/db:author | $info/db:corpauthor"/>
  <xsl:variable name="helpers" select="$info/db:editor |
      $info/db:authorgroup/db:editor | $info/db:othercredit |
      $info/db:authorgroup/db:othercredit"/>

  <xsl:variable name="given-date" select="normalize-space(($info/db:date | $info/db:pubdate)[1])"/>

  <!-- The identifier: the one given, an ISBN before any other; else one that
       follows from title, authors and language and never changes -->
  <xsl:variable name="given-identifier" select="normalize-space((
      $info/db:biblioid[@class = 'isbn'] | $info/db:isbn |
      $info/db:biblioid[not(../db:biblioid[@class = 'isbn'])])[1])"/>
  <xsl:variable name="identifier">
    <xsl:variable name="digits" select="translate($given-identifier, '- ', '')"/>
    <xsl:choose>
      <xsl:when test="$given-identifier = ''">
        <xsl:variable name="name">
          <xsl:value-of select="$book-title"/>
          <xsl:for-each select="$authors">
            <xsl:text>&#10;</xsl:text><xsl:value-of select="q:name(.)"/>
          </xsl:for-each>
          <xsl:text>&#10;</xsl:text>
          <xsl:value-of select="$language"/>
        </xsl:variable>
        <xsl:value-of select="q:uuid($name)"/>
      </xsl:when>
      <xsl:when test="($info/db:biblioid[@class = 'isbn'] or $info/db:isbn) and
          not(starts-with($given-identifier, 'urn:'))">
        <xsl:value-of select="concat('urn:isbn:', $digits)"/>
      </xsl:when>
      <xsl:when test="$info/db:biblioid/@class = 'doi' and starts-with($given-identifier, '10.')">
        <xsl:value-of select="concat('https://doi.org/', $given-identifier)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$given-identifier"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- The printed edition's: its own ISBN, else one that follows from ours -->
  <xsl:variable name="print-identifier">
    <xsl:variable name="isbn" select="normalize-space($info/db:biblioid[@class = 'isbn' and @role = 'print'])"/>
    <xsl:choose>
      <xsl:when test="$isbn != ''">
        <xsl:value-of select="concat('urn:isbn:', translate($isbn, '- ', ''))"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="q:uuid(concat($identifier, '&#10;print'))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

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
      <metadata>
        <dc:identifier id="id"><xsl:value-of select="$identifier"/></dc:identifier>
        <xsl:call-template name="titles"/>
        <dc:language><xsl:value-of select="$language"/></dc:language>
        <xsl:for-each select="$authors">
          <dc:creator id="author-{position()}"><xsl:value-of select="q:name(.)"/></dc:creator>
          <meta refines="#author-{position()}" property="role" scheme="marc:relators">aut</meta>
          <meta refines="#author-{position()}" property="display-seq"><xsl:value-of select="position()"/></meta>
        </xsl:for-each>
        <xsl:for-each select="$helpers">
          <dc:contributor id="helper-{position()}"><xsl:value-of select="q:name(.)"/></dc:contributor>
          <meta refines="#helper-{position()}" property="role" scheme="marc:relators">
            <xsl:choose>
              <xsl:when test="self::db:editor">edt</xsl:when>
              <xsl:when test="@class = 'translator'">trl</xsl:when>
              <xsl:when test="@class = 'copyeditor'">edc</xsl:when>
              <xsl:when test="@class = 'graphicdesigner'">bkd</xsl:when>
              <xsl:otherwise>ctb</xsl:otherwise>
            </xsl:choose>
          </meta>
        </xsl:for-each>
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
    <xsl:for-each select="$info/db:subjectset/db:subject | $info/db:keywordset/db:keyword">
      <dc:subject><xsl:value-of select="normalize-space()"/></dc:subject>
    </xsl:for-each>
  </xsl:template>

  <!-- schema.org's accessibility metadata, as EPUB Accessibility 1.1 asks -->
  <xsl:template name="accessibility">
    <xsl:variable name="images" select="//db:imagedata[not(ancestor::db:info)]"/>
    <xsl:variable name="has-images" select="boolean($images)"/>
    <xsl:variable name="all-described" select="not($images/../../self::*[
        not(normalize-space(db:alt | db:textobject)) and not(normalize-space(../db:alt))])"/>
    <xsl:variable name="may-move" select="boolean($images[
        contains(translate(@fileref, 'GIFWEBP', 'gifwebp'), '.gif') or
        contains(translate(@fileref, 'GIFWEBP', 'gifwebp'), '.webp')])"/>
    <meta property="schema:accessMode">textual</meta>
    <xsl:if test="$has-images or $cover-image != ''">
      <meta property="schema:accessMode">visual</meta>
    </xsl:if>
    <xsl:if test="$all-described">
      <meta property="schema:accessModeSufficient">textual</meta>
    </xsl:if>
    <xsl:if test="$has-images or $cover-image != ''">
      <meta property="schema:accessModeSufficient">textual,visual</meta>
    </xsl:if>
    <meta property="schema:accessibilityFeature">structuralNavigation</meta>
    <meta property="schema:accessibilityFeature">tableOfContents</meta>
    <meta property="schema:accessibilityFeature">readingOrder</meta>
    <meta property="schema:accessibilityFeature">displayTransformability</meta>
    <meta property="schema:accessibilityFeature">ARIA</meta>
    <xsl:if test="$pages = 'yes'">
      <meta property="schema:accessibilityFeature">pageBreakMarkers</meta>
      <meta property="schema:accessibilityFeature">pageNavigation</meta>
      <meta property="pageBreakSource"><xsl:value-of select="$print-identifier"/></meta>
    </xsl:if>
    <xsl:if test="$has-images and $all-described">
      <meta property="schema:accessibilityFeature">alternativeText</meta>
    </xsl:if>
    <xsl:if test="$has-index">
      <meta property="schema:accessibilityFeature">index</meta>
    </xsl:if>
    <xsl:if test="$has-math">
      <meta property="schema:accessibilityFeature">MathML</meta>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="$may-move">
        <meta property="schema:accessibilityHazard">unknown</meta>
      </xsl:when>
      <xsl:otherwise>
        <meta property="schema:accessibilityHazard">none</meta>
      </xsl:otherwise>
    </xsl:choose>
    <meta property="schema:accessibilitySummary">
      <xsl:value-of select="q:word(/*, 'accessibility.structure')"/>
      <xsl:if test="$has-images and $all-described">
        <xsl:text> </xsl:text>
        <xsl:value-of select="q:word(/*, 'accessibility.images')"/>
      </xsl:if>
      <xsl:if test="$has-images and not($all-described)">
        <xsl:text> </xsl:text>
        <xsl:value-of select="q:word(/*, 'accessibility.images-some')"/>
      </xsl:if>
    </meta>
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
