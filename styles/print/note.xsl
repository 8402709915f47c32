<?xml version="1.0" encoding="UTF-8"?>
<!--
  Footnotes: a superior number in the text that links to the note, and the note
  under the rule: number, text, its lines hanging under each other.

  A footnoteref repeats the number of a note.  With links=notes the addresses of
  external links are notes too; then notes and links are numbered through each
  division here, once, in one pass ($note-numbers), as the stamped numbers know
  of notes only.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:exsl="http://exslt.org/common"
    xmlns:func="http://exslt.org/functions"
    xmlns:xlink="http://www.w3.org/1999/xlink"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="exsl func"
    exclude-result-prefixes="db xlink">

  <!-- For each note and link: of, its generated id, and its number in its
       division.  Divisions that hold notes don't hold each other. -->
  <xsl:variable name="note-numbers">
    <xsl:if test="$links = 'notes'">
      <xsl:for-each select="/db:book/*[not(self::db:part)] | /db:book/db:part/* |
          /*[not(self::db:book)]">
        <xsl:for-each select="descendant::*[self::db:footnote or (self::db:link and
            q:has-note(.))]">
          <q:made of="{generate-id()}" number="{position()}"/>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:if>
  </xsl:variable>

  <!-- An external link whose words aren't its address, and that isn't in a note -->
  <func:function name="q:has-note">
    <xsl:param name="link"/>
    <xsl:variable name="words" select="normalize-space($link)"/>
    <func:result select="$link/@xlink:href and not(starts-with($link/@xlink:href, '#')) and
        $words != '' and $words != $link/@xlink:href and not($link/ancestor::db:footnote or
        $link/ancestor::db:informalexample[@role = 'landscape'])"/>
  </func:function>

  <!-- Lists that templates make for themselves, searched by what they are of: the
       numbers here, the index's terms -->
  <xsl:key name="made" match="q:made" use="@of"/>

  <!-- Number of the footnote or link `node` -->
  <xsl:template name="note-number">
    <xsl:param name="node" select="."/>
    <xsl:choose>
      <xsl:when test="$links = 'notes'">
        <xsl:variable name="of" select="generate-id($node)"/>
        <xsl:for-each select="exsl:node-set($note-numbers)">
          <xsl:value-of select="key('made', $of)/@number"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="$node/@q:number"><xsl:value-of select="$node/@q:number"/></xsl:when>
      <xsl:otherwise>*</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:footnote">
    <xsl:variable name="number">
      <xsl:call-template name="note-number"/>
    </xsl:variable>
    <fo:footnote>
      <xsl:call-template name="place-pos"/>
      <xsl:call-template name="note-mark">
        <xsl:with-param name="number" select="$number"/>
        <xsl:with-param name="id" select="@xml:id"/>
      </xsl:call-template>
      <fo:footnote-body>
        <xsl:copy-of select="@xml:lang"/>
        <xsl:call-template name="note-body">
          <xsl:with-param name="number" select="$number"/>
        </xsl:call-template>
      </fo:footnote-body>
    </fo:footnote>
  </xsl:template>

  <!-- The number hangs before the first line; other blocks don't hang as it does -->
  <xsl:template name="note-body">
    <xsl:param name="number"/>
    <fo:block xsl:use-attribute-sets="note">
      <xsl:call-template name="place"/>
      <xsl:call-template name="note-lead">
        <xsl:with-param name="number" select="$number"/>
      </xsl:call-template>
      <xsl:choose>
        <xsl:when test="*[1][self::db:para or self::db:simpara]">
          <xsl:apply-templates select="*[1]/node()"/>
          <xsl:if test="*[2]">
            <fo:wrapper text-indent="0pt"><xsl:apply-templates select="*[position() &gt; 1]"/></fo:wrapper>
          </xsl:if>
        </xsl:when>
        <xsl:otherwise>
          <fo:wrapper text-indent="0pt"><xsl:apply-templates select="*"/></fo:wrapper>
        </xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>

  <!-- What is turned onto its side can't send notes to the foot of a page that
       stands upright: they follow it, turned as it is ("turned-notes") -->
  <xsl:template match="db:footnote[ancestor::db:informalexample[@role = 'landscape']]" priority="1">
    <xsl:variable name="number">
      <xsl:call-template name="note-number"/>
    </xsl:variable>
    <xsl:call-template name="note-mark">
      <xsl:with-param name="number" select="$number"/>
      <xsl:with-param name="id" select="@xml:id"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="turned-notes">
    <xsl:for-each select=".//db:footnote">
      <xsl:variable name="number">
        <xsl:call-template name="note-number"/>
      </xsl:variable>
      <fo:block role="Note">
        <xsl:call-template name="note-body">
          <xsl:with-param name="number" select="$number"/>
        </xsl:call-template>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="note-lead">
    <xsl:param name="number"/>
    <fo:inline q:font-features="lnum" role="Lbl"><xsl:value-of select="$number"/></fo:inline>
    <xsl:value-of select="substring('&#x2007;&#x2007;', 1, 1 + (string-length($number) &lt; 2))"/>
  </xsl:template>

  <!-- The mark in the text -->
  <xsl:template name="note-mark">
    <xsl:param name="number"/>
    <xsl:param name="id"/>
    <fo:inline xsl:use-attribute-sets="note-mark" role="Reference">
      <!-- where a line may begin with any letter, still not with this one -->
      <xsl:if test="$script-family != ''">&#x2060;</xsl:if>
      <xsl:choose>
        <xsl:when test="$id">
          <fo:basic-link internal-destination="{$id}"><xsl:value-of select="$number"/></fo:basic-link>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$number"/></xsl:otherwise>
      </xsl:choose>
    </fo:inline>
  </xsl:template>

  <xsl:template match="db:footnoteref">
    <xsl:variable name="target" select="q:id(@linkend)"/>
    <xsl:choose>
      <xsl:when test="$target[self::db:footnote]">
        <xsl:variable name="number">
          <xsl:call-template name="note-number">
            <xsl:with-param name="node" select="$target"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:call-template name="note-mark">
          <xsl:with-param name="number" select="$number"/>
          <xsl:with-param name="id" select="@linkend"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('[?', @linkend, ']')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The address of an external link, whose words say something else; in a note,
       which can't have notes, in brackets -->
  <xsl:template name="link-note">
    <xsl:choose>
      <xsl:when test="normalize-space() = '' or normalize-space() = @xlink:href"/>
      <xsl:when test="ancestor::db:footnote">
        <xsl:text> (</xsl:text>
        <fo:inline q:break-after="/._:-?&amp;=#" hyphenate="false">
          <xsl:value-of select="@xlink:href"/>
        </fo:inline>
        <xsl:text>)</xsl:text>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="address-note"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="address-note">
    <xsl:variable name="number">
      <xsl:call-template name="note-number"/>
    </xsl:variable>
    <fo:footnote>
      <xsl:call-template name="note-mark">
        <xsl:with-param name="number" select="$number"/>
      </xsl:call-template>
      <fo:footnote-body>
        <fo:block xsl:use-attribute-sets="note">
          <xsl:call-template name="note-lead">
            <xsl:with-param name="number" select="$number"/>
          </xsl:call-template>
          <fo:basic-link external-destination="url('{q:uri(@xlink:href)}')">
            <fo:inline q:break-after="/._:-?&amp;=#" hyphenate="false">
              <xsl:value-of select="@xlink:href"/>
            </fo:inline>
          </fo:basic-link>
        </fo:block>
      </fo:footnote-body>
    </fo:footnote>
  </xsl:template>

</xsl:stylesheet>
