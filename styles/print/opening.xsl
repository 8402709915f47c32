<?xml version="1.0" encoding="UTF-8"?>
<!--
  A chapter's first paragraph: its first words in small capitals, after a drop
  capital of three lines, or of two where three would be most of the paragraph.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func">

  <!-- Letters: words begin in small capitals up to here; a line holds so many -->
  <xsl:variable name="opening-length" select="16"/>
  <xsl:variable name="line-length" select="$measure div (0.43 * q:points($font-size))"/>

  <!-- The rest of the first word, and others, but no punctuation -->
  <func:function name="q:opening-words">
    <xsl:param name="text"/>
    <xsl:variable name="plain" select="translate($text, ',;:.!?&#x2014;&#x2013;', '||||||||')"/>
    <xsl:variable name="first" select="substring($text, 1, $opening-length)"/>
    <xsl:variable name="words" select="concat($first,
        substring-before(concat(substring($text, $opening-length + 1), ' '), ' '))"/>
    <func:result select="substring($words, 1, string-length(substring-before(concat($plain, '|'), '|')))"/>
  </func:function>

  <xsl:template name="opening">
    <xsl:param name="style"/>
    <xsl:variable name="text" select="substring-after(concat('|', node()[1]),
        substring-before(concat('|', node()[1]), substring(normalize-space(node()[1]), 1, 1)))"/>
    <xsl:variable name="initial" select="q:dropped($text, q:language(.))"/>
    <xsl:variable name="dropped" select="substring($initial, 1, 9 * ($style = 'drop-cap'))"/>
    <xsl:variable name="words" select="q:opening-words(substring($text, string-length($dropped) + 1))"/>
    <xsl:if test="$dropped != ''">
      <fo:inline q:drop-lines="{2 + (string-length() &gt; 3.5 * $line-length)}" padding-end="0.06em"
          q:font-features="lnum">
        <xsl:value-of select="$dropped"/>
      </fo:inline>
    </xsl:if>
    <fo:inline q:font-features="onum,smcp" letter-spacing="0.02em">
      <xsl:value-of select="$words"/>
    </fo:inline>
    <xsl:value-of select="substring($text, string-length($dropped) + string-length($words) + 1)"/>
    <xsl:apply-templates select="node()[position() &gt; 1]"/>
  </xsl:template>

</xsl:stylesheet>
