<?xml version="1.0" encoding="UTF-8"?>
<!--
  How a chapter's first paragraph begins (chapter-opening).

  q:opening(para)     drop-cap, small-caps, or empty: it begins as any other.
                      Only text that begins with a letter opens a chapter, and a
                      drop capital wants enough of it to stand beside
  q:dropped(text, language)
                      the letters that are dropped: with a quotation mark before
                      them, and both of a pair that is one letter
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func"
    exclude-result-prefixes="db">

  <!-- Letters: at least so many in the paragraph -->
  <xsl:variable name="least-to-drop" select="260"/>

  <xsl:variable name="opening-marks" select="concat('&#x201C;&#x2018;&#x201E;&#x201A;&#xAB;&#x2039;&#xBF;&#xA1;([&quot;', &quot;'&quot;, '&#x202F;&#xA0;')"/>
  <xsl:variable name="opening-letters" select="concat('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
      'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ',
      'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ',
      'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЃЄЅІЇЈЉЊЋЌЎЏҐ')"/>

  <func:function name="q:dropped">
    <xsl:param name="text"/>
    <xsl:param name="language"/>
    <xsl:variable name="first" select="substring($text, 1, 1)"/>
    <xsl:variable name="pairs">
      <xsl:choose>
        <xsl:when test="starts-with($language, 'nl')"> IJ </xsl:when>
        <xsl:when test="starts-with($language, 'cs') or starts-with($language, 'sk')"> Ch </xsl:when>
        <xsl:when test="starts-with($language, 'hr') or starts-with($language, 'bs')
            or starts-with($language, 'sr')"> Dž Lj Nj </xsl:when>
        <xsl:when test="starts-with($language, 'hu')"> Cs Dz Gy Ly Ny Sz Ty Zs </xsl:when>
        <xsl:when test="starts-with($language, 'cy')"> Ch Dd Ff Ll Ph Rh Th </xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$first != '' and contains($opening-marks, $first)">
        <xsl:variable name="inner" select="q:dropped(substring($text, 2), $language)"/>
        <func:result select="substring(concat($first, $inner), 1, 9 * ($inner != ''))"/>
      </xsl:when>
      <xsl:when test="$first = '' or not(contains($opening-letters, $first))">
        <func:result select="''"/>
      </xsl:when>
      <xsl:otherwise>
        <func:result select="substring($text, 1,
            1 + contains($pairs, concat(' ', substring($text, 1, 2), ' ')))"/>
      </xsl:otherwise>
    </xsl:choose>
  </func:function>

  <func:function name="q:opening">
    <xsl:param name="para"/>
    <xsl:choose>
      <xsl:when test="$chapter-opening = 'plain' or
          not($para/parent::db:chapter or $para/parent::db:preface or $para/parent::db:appendix or
          $para/parent::db:article) or
          $para/preceding-sibling::*[not(self::db:info or self::db:title or self::db:subtitle or
          self::db:titleabbrev or self::db:indexterm or self::db:epigraph or self::db:abstract)] or
          not($para/node()[1][self::text()]) or
          q:dropped(normalize-space($para/node()[1]), q:language($para)) = ''">
        <func:result select="''"/>
      </xsl:when>
      <xsl:when test="$chapter-opening = 'drop-cap' and string-length($para) &lt; $least-to-drop">
        <func:result select="'small-caps'"/>
      </xsl:when>
      <xsl:otherwise><func:result select="$chapter-opening"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

</xsl:stylesheet>
