<?xml version="1.0" encoding="UTF-8"?>
<!--
  The words that the stylesheets say themselves, by language.

    q:word(node, 'chapter')      the word, in the language at `node`: its own
                                 or nearest xml:lang ("de-CH", then "de"), else
                                 English
    q:language(node)             that xml:lang as written, or "en"
    q:date(node, text)           2026-03-09, 2026-03 as a date in words; any
                                 other text as it is

  A word with "%p" in it has a hole for a page number; whoever prints it cuts it
  there with substring-before and substring-after.  A word KIND.numbered, or
  numbered for all kinds, says how a kind's word %w and a number %n are joined;
  where date.year-first is not empty, the year comes first, and the day last.

  Words live in labels/LANGUAGE.xml, one <word key="…"> each; en.xml is the list
  of all keys.  A <region xml:lang="de-CH"> inside holds what differs there.  To
  add a language: write its file, name it in `label-files` below.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:func="http://exslt.org/functions"
    xmlns:l="urn:x-quoin:labels"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func"
    exclude-result-prefixes="l">

  <xsl:variable name="label-files" select="
      document('labels/en.xml') | document('labels/de.xml') |
      document('labels/fr.xml') | document('labels/es.xml') |
      document('labels/it.xml') | document('labels/pt.xml') |
      document('labels/nl.xml') | document('labels/pl.xml') |
      document('labels/ru.xml') | document('labels/ar.xml') |
      document('labels/he.xml') | document('labels/th.xml') |
      document('labels/ja.xml') | document('labels/zh.xml')"/>
  <xsl:variable name="label-sets"
      select="$label-files/l:labels | $label-files/l:labels/l:region"/>
  <xsl:variable name="english" select="$label-sets[@xml:lang = 'en']"/>

  <func:function name="q:language">
    <xsl:param name="node"/>
    <xsl:variable name="lang" select="string($node/ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
    <xsl:choose>
      <xsl:when test="$lang != ''"><func:result select="$lang"/></xsl:when>
      <xsl:otherwise><func:result select="'en'"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <func:function name="q:word">
    <xsl:param name="node"/>
    <xsl:param name="key"/>
    <xsl:variable name="lang" select="string($node/ancestor-or-self::*[@xml:lang][1]/@xml:lang)"/>
    <xsl:variable name="base" select="substring-before(concat($lang, '-'), '-')"/>
    <xsl:variable name="exact" select="$label-sets[@xml:lang = $lang]/l:word[@key = $key]"/>
    <xsl:variable name="near" select="$label-sets[@xml:lang = $base]/l:word[@key = $key]"/>
    <xsl:choose>
      <xsl:when test="$exact"><func:result select="string($exact)"/></xsl:when>
      <xsl:when test="$near"><func:result select="string($near)"/></xsl:when>
      <xsl:otherwise>
        <func:result select="string($english/l:word[@key = $key])"/>
      </xsl:otherwise>
    </xsl:choose>
  </func:function>

  <func:function name="q:date">
    <xsl:param name="node"/>
    <xsl:param name="text"/>
    <xsl:variable name="digits" select="translate($text, '0123456789', '0000000000')"/>
    <xsl:variable name="month" select="q:word($node, concat('month.', number(substring($text, 6, 2))))"/>
    <xsl:variable name="year-end" select="q:word($node, 'date.year-first')"/>
    <xsl:choose>
      <xsl:when test="$year-end != '' and $month != '' and ($digits = '0000-00-00' or $digits = '0000-00')">
        <func:result select="concat(substring($text, 1, 4), $year-end, $month,
            substring(concat(number(substring($text, 9, 2)), q:word($node, 'date.day-last')),
            1, 4 * ($digits = '0000-00-00')))"/>
      </xsl:when>
      <xsl:when test="$digits = '0000-00-00' and $month != ''">
        <func:result select="concat(number(substring($text, 9, 2)),
            q:word($node, 'date.day-month'), $month,
            q:word($node, 'date.month-year'), substring($text, 1, 4))"/>
      </xsl:when>
      <xsl:when test="$digits = '0000-00' and $month != ''">
        <func:result select="concat($month, q:word($node, 'date.month-year'),
            substring($text, 1, 4))"/>
      </xsl:when>
      <xsl:otherwise><func:result select="string($text)"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

</xsl:stylesheet>
