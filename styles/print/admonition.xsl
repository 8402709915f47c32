<?xml version="1.0" encoding="UTF-8"?>
<!--
  The five admonitions, and boxes beside the text.

      ┃ Warning              a rule at the start and the word, both in the
      ┃ text                 kind's colour: never colour alone

  A title of the author's takes the word's place after it: "Warning: Mind the …".
  Objectives and key points are like that in the accent colour; other sidebars
  stand between two thin rules.  An aside stands in the margin where that is wide
  enough and it holds nothing but text.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db">

  <xsl:template match="db:note">
    <xsl:call-template name="admonition">
      <xsl:with-param name="colour" select="$colour-note"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="db:tip">
    <xsl:call-template name="admonition">
      <xsl:with-param name="colour" select="$colour-tip"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="db:important">
    <xsl:call-template name="admonition">
      <xsl:with-param name="colour" select="$colour-important"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="db:warning">
    <xsl:call-template name="admonition">
      <xsl:with-param name="colour" select="$colour-warning"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="db:caution">
    <xsl:call-template name="admonition">
      <xsl:with-param name="colour" select="$colour-caution"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="db:sidebar[contains(concat(' ', @role, ' '), ' objectives ')]">
    <xsl:call-template name="admonition">
      <xsl:with-param name="colour" select="$accent"/>
      <xsl:with-param name="word" select="'objectives'"/>
      <xsl:with-param name="replace" select="true()"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="db:sidebar[contains(concat(' ', @role, ' '), ' keypoints ')]">
    <xsl:call-template name="admonition">
      <xsl:with-param name="colour" select="$accent"/>
      <xsl:with-param name="word" select="'keypoints'"/>
      <xsl:with-param name="replace" select="true()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- An abstract that can't stand in the info -->
  <xsl:template match="db:sidebar[contains(concat(' ', @role, ' '), ' abstract ')]">
    <fo:block xsl:use-attribute-sets="abstract">
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates select="." mode="block-title"/>
      <xsl:apply-templates select="*"/>
    </fo:block>
  </xsl:template>

  <!-- `replace`: a title replaces the word rather than following it -->
  <xsl:template name="admonition">
    <xsl:param name="colour"/>
    <xsl:param name="word" select="local-name()"/>
    <xsl:param name="replace" select="false()"/>
    <xsl:variable name="title" select="q:title(.)"/>
    <fo:block xsl:use-attribute-sets="admonition" role="Aside"
        border-start-style="solid" border-start-width="2pt" border-start-color="{$colour}">
      <xsl:call-template name="block-place"/>
      <fo:block xsl:use-attribute-sets="box-title" color="{$colour}">
        <xsl:if test="not($title and $replace)">
          <xsl:value-of select="q:word(., $word)"/>
          <xsl:if test="$title"><xsl:value-of select="q:word(., 'title.colon')"/></xsl:if>
        </xsl:if>
        <xsl:apply-templates select="$title/node()"/>
      </fo:block>
      <xsl:apply-templates select="*"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:sidebar[contains(concat(' ', @role, ' '), ' aside ')]
      [not(.//db:programlisting | .//db:screen | .//db:table | .//db:informaltable |
      .//db:mediaobject | .//db:footnote | .//db:sidebar | ancestor::db:entry | ancestor::db:td |
      ancestor::db:footnote | ancestor::db:sidebar)]">
    <xsl:choose>
      <xsl:when test="$note-width &gt; 0">
        <fo:float float="{$note-side}" q:note-width="{$note-width}pt" q:note-gap="{$note-gap}pt">
          <fo:block xsl:use-attribute-sets="margin-note" role="Aside">
            <xsl:call-template name="place"/>
            <xsl:apply-templates select="." mode="block-title"/>
            <xsl:apply-templates select="*"/>
          </fo:block>
        </fo:float>
      </xsl:when>
      <xsl:otherwise>
        <!-- no margin: small, on the half where lines end -->
        <fo:block xsl:use-attribute-sets="aside" role="Aside">
          <xsl:call-template name="block-place"/>
          <xsl:apply-templates select="." mode="block-title"/>
          <xsl:apply-templates select="*"/>
        </fo:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:sidebar" name="sidebar">
    <fo:block xsl:use-attribute-sets="box" role="Aside">
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates select="." mode="block-title"/>
      <xsl:apply-templates select="*"/>
    </fo:block>
  </xsl:template>

</xsl:stylesheet>
