<?xml version="1.0" encoding="UTF-8"?>
<!--
  What package.opf says about accessibility, as EPUB Accessibility 1.1 asks: all
  of it follows from what the book holds, and nothing is claimed that it doesn't.

  Conformance (bibliomisc role="accessibility-conforms", A to AAA) is the author's
  word; it is passed on only where each picture has a description or is marked as
  decoration.  $claim-dropped says where it isn't.
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.idpf.org/2007/opf"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func"
    exclude-result-prefixes="db q">

  <xsl:variable name="images" select="//db:imagedata[not(ancestor::db:info)]"/>
  <xsl:variable name="all-described" select="not($images[
      not(normalize-space(../../db:alt | ../../db:textobject)) and
      not(normalize-space(../../../db:alt)) and not(q:is-decoration(../..))])"/>
  <xsl:variable name="conforms"
      select="normalize-space($info/db:bibliomisc[@role = 'accessibility-conforms'])"/>
  <xsl:variable name="claim-dropped" select="$conforms != '' and not($all-described)"/>

  <!-- Is a mediaobject, or a picture in a line, marked as saying nothing? -->
  <func:function name="q:is-decoration">
    <xsl:param name="object"/>
    <func:result select="boolean(($object | $object/db:imageobject | $object/db:imageobject/db:imagedata)[
        contains(concat(' ', @role, ' '), ' decoration ') or
        contains(concat(' ', @role, ' '), ' presentation ')])"/>
  </func:function>

  <xsl:template name="accessibility">
    <xsl:variable name="is-visual" select="boolean($images) or $cover-image != ''"/>
    <meta property="schema:accessMode">textual</meta>
    <xsl:if test="$is-visual"><meta property="schema:accessMode">visual</meta></xsl:if>
    <xsl:if test="$all-described">
      <meta property="schema:accessModeSufficient">textual</meta>
    </xsl:if>
    <xsl:if test="$is-visual">
      <meta property="schema:accessModeSufficient">textual,visual</meta>
    </xsl:if>
    <xsl:call-template name="features"/>
    <meta property="schema:accessibilityHazard">
      <xsl:choose>
        <xsl:when test="$images[contains(translate(@fileref, 'GIFWEBP', 'gifwebp'), '.gif') or
            contains(translate(@fileref, 'GIFWEBP', 'gifwebp'), '.webp')]">unknown</xsl:when>
        <xsl:otherwise>none</xsl:otherwise>
      </xsl:choose>
    </meta>
    <xsl:call-template name="accessibility-summary"/>
    <xsl:if test="$conforms != '' and $all-described"><xsl:call-template name="conformance"/></xsl:if>
  </xsl:template>

  <xsl:template name="features">
    <meta property="schema:accessibilityFeature">structuralNavigation</meta>
    <meta property="schema:accessibilityFeature">tableOfContents</meta>
    <meta property="schema:accessibilityFeature">readingOrder</meta>
    <meta property="schema:accessibilityFeature">displayTransformability</meta>
    <meta property="schema:accessibilityFeature">ARIA</meta>
    <meta property="schema:accessibilityFeature">unlocked</meta>
    <xsl:if test="$images[not(q:is-decoration(../..))] and $all-described">
      <meta property="schema:accessibilityFeature">alternativeText</meta>
    </xsl:if>
    <xsl:if test="$images/../../self::*[db:alt or db:textobject/db:phrase or ../db:alt]/db:textobject[not(db:phrase)]">
      <meta property="schema:accessibilityFeature">longDescription</meta>
    </xsl:if>
    <xsl:if test="$has-index">
      <meta property="schema:accessibilityFeature">index</meta>
    </xsl:if>
    <xsl:if test="$has-math">
      <meta property="schema:accessibilityFeature">MathML</meta>
    </xsl:if>
    <xsl:if test="$pages = 'yes'">
      <meta property="schema:accessibilityFeature">pageBreakMarkers</meta>
      <meta property="schema:accessibilityFeature">pageNavigation</meta>
      <meta property="pageBreakSource"><xsl:value-of select="$print-identifier"/></meta>
    </xsl:if>
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

  <!-- Whoever certifies does so for the claim -->
  <xsl:template name="conformance">
    <xsl:variable name="certifier" select="$info/db:bibliomisc[@role = 'accessibility-certifier'][1]"/>
    <meta property="dcterms:conformsTo" id="conformance">
      <xsl:value-of select="concat('EPUB Accessibility 1.1 - WCAG 2.2 Level ', $conforms)"/>
    </meta>
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
