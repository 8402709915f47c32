<?xml version="1.0" encoding="UTF-8"?>
<!--
  Code on a light ground.

  The ground is as wide as the text around it.  Where a line of the document is
  longer and the page has room, all code reaches out into the outer margin
  ($reach) before the formatter has to turn lines, so that grounds end at one
  edge; whether, is told from the number of characters that fit, at 0.6 em each.
  In quotations, boxes and tables code keeps to their edge.

  Up to nine lines stay on one page.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="db str">

  <xsl:variable name="code-columns" select="floor(($measure - $step) div ($code-size * 0.6))"/>
  <!-- columns that a list item or quotation takes away -->
  <xsl:variable name="item-columns" select="3"/>
  <xsl:variable name="code-reaches" select="$reach &gt; 0 and
      not(//db:sidebar[contains(concat(' ', @role, ' '), ' aside ')]) and
      boolean((//db:programlisting[string-length() &gt; $code-columns][str:tokenize(., '&#10;')
      [string-length() &gt; $code-columns]] | //db:screen[str:tokenize(., '&#10;')
      [string-length() &gt; $code-columns]] | //db:listitem/db:programlisting[str:tokenize(., '&#10;')
      [string-length() &gt; $code-columns - $item-columns]])[1])"/>

  <xsl:template match="db:programlisting | db:screen | db:synopsis |
      db:literallayout[@class = 'monospaced']">
    <fo:block xsl:use-attribute-sets="code-block" role="Code">
      <xsl:call-template name="block-place"/>
      <xsl:if test="$code-reaches and not(ancestor::db:blockquote or ancestor::db:sidebar or
          ancestor::db:entry or ancestor::db:td or ancestor::db:footnote)">
        <xsl:attribute name="margin-right"><xsl:value-of select="concat(-$reach, 'pt')"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="string-length() - string-length(translate(., '&#10;', '')) &lt; 9">
        <xsl:attribute name="keep-together.within-column">always</xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <!-- A newline at the very start or end belongs to the mark-up -->
  <xsl:template match="db:programlisting/text() | db:screen/text()">
    <xsl:variable name="first" select="starts-with(., '&#10;') and not(preceding-sibling::node())"/>
    <xsl:variable name="last" select="substring(., string-length()) = '&#10;' and not(following-sibling::node())"/>
    <xsl:value-of select="substring(., 1 + $first, string-length() - $first - $last)"/>
  </xsl:template>

  <!-- Verse and addresses: lines as given, in the text's own face -->
  <xsl:template match="db:literallayout | db:address">
    <fo:block xsl:use-attribute-sets="apart preserved" hyphenate="false">
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <!-- A command and its arguments -->
  <xsl:template match="db:cmdsynopsis">
    <fo:block xsl:use-attribute-sets="code-block" role="Code">
      <xsl:call-template name="block-place"/>
      <xsl:for-each select="*[not(self::db:info)]">
        <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
        <xsl:apply-templates select="." mode="synopsis"/>
      </xsl:for-each>
    </fo:block>
  </xsl:template>

  <xsl:template match="*" mode="synopsis">
    <xsl:if test="@choice = 'opt' or (self::db:arg and not(@choice))">[</xsl:if>
    <xsl:choose>
      <xsl:when test="self::db:group or self::db:arg">
        <xsl:for-each select="* | text()[normalize-space()]">
          <xsl:if test="position() &gt; 1 and parent::db:group"> | </xsl:if>
          <xsl:apply-templates select="." mode="synopsis"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="self::db:sbr"><xsl:text>&#10;</xsl:text></xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@choice = 'opt' or (self::db:arg and not(@choice))">]</xsl:if>
    <xsl:if test="@rep = 'repeat'">…</xsl:if>
  </xsl:template>

  <xsl:template match="db:programlistingco | db:screenco">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="db:areaspec"/>

  <!-- The number of a callout: position among those of its listing -->
  <xsl:template match="db:co">
    <fo:inline xsl:use-attribute-sets="strong" color="{$accent}">
      <xsl:call-template name="place"/>
      <xsl:value-of select="concat('(', count(preceding-sibling::db:co) + 1, ')')"/>
    </fo:inline>
  </xsl:template>

</xsl:stylesheet>
