<?xml version="1.0" encoding="UTF-8"?>
<!--
  What package.opf says about accessibility, as EPUB Accessibility 1.1 asks: all
  of it follows from what the book holds, and nothing is claimed that it doesn't.

    $claims       one q:claim for each thing that could be said: @property and
                  @value, whether it is said (@is-made), and why (@evidence)

  package.opf is written from that list, and so is the report of the build.

  Conformance (bibliomisc role="accessibility-conforms", A to AAA) is the author's
  word; it is passed on only where each picture has a description or is marked as
  decoration.  $claim-dropped says where it isn't.
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.idpf.org/2007/opf"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:exsl="http://exslt.org/common"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="exsl func"
    exclude-result-prefixes="db q">

  <xsl:variable name="images" select="q:all('imagedata')[not(ancestor::db:info)]"/>
  <xsl:variable name="decorations" select="$images[q:is-decoration(../..)]"/>
  <xsl:variable name="undescribed" select="$images[
      not(normalize-space(../../db:alt | ../../db:textobject)) and
      not(normalize-space(../../../db:alt)) and not(q:is-decoration(../..))]"/>
  <xsl:variable name="all-described" select="not($undescribed)"/>
  <xsl:variable name="long-descriptions" select="$images/../../self::*[
      db:alt or db:textobject/db:phrase or ../db:alt]/db:textobject[not(db:phrase)]"/>
  <xsl:variable name="moving" select="$images[
      contains(translate(@fileref, 'GIFWEBP', 'gifwebp'), '.gif') or
      contains(translate(@fileref, 'GIFWEBP', 'gifwebp'), '.webp')]"/>
  <xsl:variable name="conforms"
      select="normalize-space($info/db:bibliomisc[@role = 'accessibility-conforms'])"/>
  <xsl:variable name="claim-dropped" select="$conforms != '' and not($all-described)"/>

  <!-- Is a mediaobject, or a picture in a line, marked as saying nothing?  An
       empty alt is such a mark, as it is in HTML. -->
  <func:function name="q:is-decoration">
    <xsl:param name="object"/>
    <func:result select="boolean(($object | $object/db:imageobject | $object/db:imageobject/db:imagedata)[
        contains(concat(' ', @role, ' '), ' decoration ') or
        contains(concat(' ', @role, ' '), ' presentation ')] or
        $object[db:alt and not(normalize-space(db:alt)) and not(normalize-space(db:textobject))])"/>
  </func:function>

  <!-- "1 image", "28 images" -->
  <func:function name="q:many">
    <xsl:param name="number"/>
    <xsl:param name="noun"/>
    <func:result select="concat($number, ' ', $noun, substring('s', 1, number($number != 1)))"/>
  </func:function>

  <!-- "26 of 28 images have alternative text, 2 are decoration" -->
  <xsl:variable name="described">
    <xsl:if test="not($images)">there are no images in the text</xsl:if>
    <xsl:if test="$images">
      <xsl:value-of select="concat(count($images) - count($decorations) - count($undescribed),
          ' of ', q:many(count($images), 'image'), ' have alternative text')"/>
    </xsl:if>
    <xsl:if test="$decorations">
      <xsl:value-of select="concat(', ', count($decorations), ' marked as decoration')"/>
    </xsl:if>
    <xsl:if test="$undescribed">
      <xsl:value-of select="concat(', ', count($undescribed), ' with nothing')"/>
    </xsl:if>
  </xsl:variable>

  <xsl:template name="claim">
    <xsl:param name="property"/>
    <xsl:param name="value"/>
    <xsl:param name="holds" select="true()"/>
    <xsl:param name="evidence"/>
    <q:claim property="{$property}" value="{$value}" is-made="{boolean($holds)}" evidence="{$evidence}"/>
  </xsl:template>

  <xsl:template name="feature">
    <xsl:param name="value"/>
    <xsl:param name="holds" select="true()"/>
    <xsl:param name="evidence"/>
    <xsl:call-template name="claim">
      <xsl:with-param name="property" select="'schema:accessibilityFeature'"/>
      <xsl:with-param name="value" select="$value"/>
      <xsl:with-param name="holds" select="$holds"/>
      <xsl:with-param name="evidence" select="$evidence"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:variable name="claims">
    <xsl:call-template name="claim-modes"/>
    <xsl:call-template name="claim-features"/>
    <xsl:call-template name="claim-pages"/>
    <xsl:call-template name="claim-hazard"/>
    <xsl:call-template name="claim-conformance"/>
  </xsl:variable>

  <xsl:template name="claim-modes">
    <xsl:variable name="is-visual" select="boolean($images) or $cover-image != ''"/>
    <xsl:call-template name="claim">
      <xsl:with-param name="property" select="'schema:accessMode'"/>
      <xsl:with-param name="value" select="'textual'"/>
      <xsl:with-param name="evidence" select="concat(q:many(count($chunks), 'file'), ' of text')"/>
    </xsl:call-template>
    <xsl:call-template name="claim">
      <xsl:with-param name="property" select="'schema:accessMode'"/>
      <xsl:with-param name="value" select="'visual'"/>
      <xsl:with-param name="holds" select="$is-visual"/>
      <xsl:with-param name="evidence" select="concat(q:many(count($images), 'image'), ' in the text',
          substring(' and a cover', 1, 12 * ($cover-image != '')))"/>
    </xsl:call-template>
    <xsl:call-template name="claim">
      <xsl:with-param name="property" select="'schema:accessModeSufficient'"/>
      <xsl:with-param name="value" select="'textual'"/>
      <xsl:with-param name="holds" select="$all-described"/>
      <xsl:with-param name="evidence" select="$described"/>
    </xsl:call-template>
    <xsl:call-template name="claim">
      <xsl:with-param name="property" select="'schema:accessModeSufficient'"/>
      <xsl:with-param name="value" select="'textual,visual'"/>
      <xsl:with-param name="holds" select="$is-visual"/>
      <xsl:with-param name="evidence" select="'text and images are all that it has'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="claim-features">
    <xsl:call-template name="feature">
      <xsl:with-param name="value" select="'structuralNavigation'"/>
      <xsl:with-param name="evidence" select="concat(q:many(count($chunks), 'file'),
          ' with a heading each, and one at each section in them')"/>
    </xsl:call-template>
    <xsl:call-template name="feature">
      <xsl:with-param name="value" select="'tableOfContents'"/>
      <xsl:with-param name="evidence" select="'nav.xhtml, and toc.ncx for older readers'"/>
    </xsl:call-template>
    <xsl:call-template name="feature">
      <xsl:with-param name="value" select="'readingOrder'"/>
      <xsl:with-param name="evidence" select="concat(q:many(count($chunks), 'file'),
          ' of text, in the order of the book')"/>
    </xsl:call-template>
    <xsl:call-template name="feature">
      <xsl:with-param name="value" select="'displayTransformability'"/>
      <xsl:with-param name="evidence" select="'text flows at any size; the style sheet fixes no size, and colours only by day and by night'"/>
    </xsl:call-template>
    <xsl:call-template name="feature">
      <xsl:with-param name="value" select="'ARIA'"/>
      <xsl:with-param name="evidence" select="'divisions, notes, links to them and boxes have their roles'"/>
    </xsl:call-template>
    <xsl:call-template name="feature">
      <xsl:with-param name="value" select="'unlocked'"/>
      <xsl:with-param name="evidence" select="'nothing is encrypted'"/>
    </xsl:call-template>
    <xsl:call-template name="feature">
      <xsl:with-param name="value" select="'alternativeText'"/>
      <xsl:with-param name="holds" select="count($images) &gt; count($decorations) and $all-described"/>
      <xsl:with-param name="evidence" select="$described"/>
    </xsl:call-template>
    <xsl:call-template name="feature">
      <xsl:with-param name="value" select="'longDescription'"/>
      <xsl:with-param name="holds" select="$long-descriptions"/>
      <xsl:with-param name="evidence" select="concat('long descriptions of ', q:many(count($long-descriptions), 'image'))"/>
    </xsl:call-template>
    <xsl:call-template name="feature">
      <xsl:with-param name="value" select="'index'"/>
      <xsl:with-param name="holds" select="$has-index"/>
      <xsl:with-param name="evidence" select="concat(q:many(count($indexterms), 'mark'), ' for an index',
          substring(', which the setting index leaves out', 1, 36 * ($indexterms and not($has-index))))"/>
    </xsl:call-template>
    <xsl:call-template name="feature">
      <xsl:with-param name="value" select="'MathML'"/>
      <xsl:with-param name="holds" select="$has-math"/>
      <xsl:with-param name="evidence">
        <xsl:if test="not($has-math)">there are no formulas</xsl:if>
        <xsl:if test="$has-math"><xsl:value-of select="q:many(count(q:all('math')), 'formula')"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Where the printed pages begin -->
  <xsl:template name="claim-pages">
    <xsl:variable name="without" select="substring('; no print edition was made with it', 1, 35 * ($pages != 'yes'))"/>
    <xsl:call-template name="feature">
      <xsl:with-param name="value" select="'pageBreakMarkers'"/>
      <xsl:with-param name="holds" select="$pages = 'yes'"/>
      <xsl:with-param name="evidence" select="concat('marks in the text where each page of the print edition begins', $without)"/>
    </xsl:call-template>
    <xsl:call-template name="feature">
      <xsl:with-param name="value" select="'pageNavigation'"/>
      <xsl:with-param name="holds" select="$pages = 'yes'"/>
      <xsl:with-param name="evidence" select="concat('a list of these pages in nav.xhtml and toc.ncx', $without)"/>
    </xsl:call-template>
    <xsl:call-template name="claim">
      <xsl:with-param name="property" select="'pageBreakSource'"/>
      <xsl:with-param name="value" select="$print-identifier"/>
      <xsl:with-param name="holds" select="$pages = 'yes'"/>
      <xsl:with-param name="evidence" select="concat('the identifier of the print edition', $without)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="claim-hazard">
    <xsl:call-template name="claim">
      <xsl:with-param name="property" select="'schema:accessibilityHazard'"/>
      <xsl:with-param name="value" select="concat(substring('unknown', 1, 7 * boolean($moving)),
          substring('none', 1, 4 * not($moving)))"/>
      <xsl:with-param name="evidence" select="concat(count($moving), ' of ', q:many(count($images), 'image'),
          ' may move (GIF, WebP); there is no film and no sound')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="claim-conformance">
    <xsl:call-template name="claim">
      <xsl:with-param name="property" select="'dcterms:conformsTo'"/>
      <xsl:with-param name="value" select="concat('EPUB Accessibility 1.1 - WCAG 2.2 Level ',
          $conforms, substring('AA', 1, 2 * ($conforms = '')))"/>
      <xsl:with-param name="holds" select="$conforms != '' and $all-described"/>
      <xsl:with-param name="evidence">
        <xsl:choose>
          <xsl:when test="$conforms = ''">accessibility: {conforms: ...} is not set, and only the author can know</xsl:when>
          <xsl:otherwise><xsl:value-of select="concat('the author says so, and ', $described)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="accessibility">
    <xsl:for-each select="exsl:node-set($claims)/q:claim[@is-made = 'true' and @property != 'dcterms:conformsTo']">
      <meta property="{@property}"><xsl:value-of select="@value"/></meta>
    </xsl:for-each>
    <xsl:call-template name="accessibility-summary"/>
    <xsl:for-each select="exsl:node-set($claims)/q:claim[@is-made = 'true' and @property = 'dcterms:conformsTo']">
      <xsl:call-template name="conformance"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The author's words, else ours -->
  <xsl:template name="accessibility-summary">
    <xsl:variable name="own" select="normalize-space($info/db:bibliomisc[@role = 'accessibility-summary'])"/>
    <meta property="schema:accessibilitySummary">
      <xsl:value-of select="$own"/>
      <xsl:if test="$own = ''">
        <xsl:value-of select="q:word(/*, 'accessibility.structure')"/>
        <xsl:if test="$images">
          <xsl:text> </xsl:text>
          <xsl:value-of select="q:word(/*, concat('accessibility.images', substring('-some', 1, 5 * not($all-described))))"/>
        </xsl:if>
      </xsl:if>
    </meta>
  </xsl:template>

  <!-- At the q:claim; whoever certifies does so for it -->
  <xsl:template name="conformance">
    <xsl:variable name="certifier" select="$info/db:bibliomisc[@role = 'accessibility-certifier'][1]"/>
    <meta property="{@property}" id="conformance"><xsl:value-of select="@value"/></meta>
    <xsl:if test="$certifier">
      <meta property="a11y:certifiedBy" refines="#conformance" id="certifier">
        <xsl:value-of select="normalize-space($certifier)"/>
      </meta>
      <xsl:for-each select="$info/db:bibliomisc[@role = 'accessibility-credential']">
        <meta property="a11y:certifierCredential" refines="#certifier"><xsl:value-of select="normalize-space()"/></meta>
      </xsl:for-each>
      <xsl:for-each select="$info/db:bibliomisc[@role = 'accessibility-report'][q:uri(.) != '']">
        <link rel="a11y:certifierReport" refines="#certifier" href="{q:uri(.)}"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
