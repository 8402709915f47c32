<?xml version="1.0" encoding="UTF-8"?>
<!--
  The index, made from the indexterms.

  Entries are grouped by keys, letter and then term, in the order of a
  dictionary (q:sort-key).  An e-book has no pages, so an entry names the
  sections it leads to, by number where they have one, each once.
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func"
    exclude-result-prefixes="db q">

  <!-- A character that no term has joins the levels of an entry -->
  <xsl:key name="letter" match="db:indexterm[db:primary]"
      use="q:initial(normalize-space((db:primary/@sortas | db:primary)[1]), q:language(.))"/>
  <xsl:key name="primary" match="db:indexterm[db:primary]"
      use="normalize-space(db:primary)"/>
  <xsl:key name="secondary" match="db:indexterm[db:secondary]"
      use="concat(normalize-space(db:primary), '&#xE000;', normalize-space(db:secondary))"/>
  <xsl:key name="tertiary" match="db:indexterm[db:tertiary]"
      use="concat(normalize-space(db:primary), '&#xE000;', normalize-space(db:secondary),
          '&#xE000;', normalize-space(db:tertiary))"/>
  <xsl:key name="place" match="db:indexterm[not(db:see or @class = 'endofrange')]"
      use="q:place-key(.)"/>

  <!-- One entry in one place -->
  <func:function name="q:place-key">
    <xsl:param name="term"/>
    <func:result select="concat(normalize-space($term/db:primary), '&#xE000;',
        normalize-space($term/db:secondary), '&#xE000;', normalize-space($term/db:tertiary),
        '&#xE000;', q:index-place($term)/@xml:id)"/>
  </func:function>

  <xsl:template match="db:index">
    <xsl:if test="$has-index"><xsl:apply-templates select="." mode="division"/></xsl:if>
  </xsl:template>

  <xsl:template match="db:index" mode="division">
    <section>
      <xsl:call-template name="common"/>
      <xsl:call-template name="division-type"/>
      <xsl:call-template name="heading"/>
      <xsl:apply-templates/>
      <xsl:variable name="level" select="q:level(.) + 1"/>
      <xsl:for-each select="//db:indexterm[count(. | key('letter', q:initial(normalize-space(
          (db:primary/@sortas | db:primary)[1]), q:language(.)))[1]) = 1]">
        <xsl:sort select="q:initial(normalize-space((db:primary/@sortas | db:primary)[1]), q:language(.))"/>
        <xsl:variable name="letter"
            select="q:initial(normalize-space((db:primary/@sortas | db:primary)[1]), q:language(.))"/>
        <xsl:element name="h{$level}">
          <xsl:attribute name="class">letter</xsl:attribute>
          <xsl:value-of select="$letter"/>
          <xsl:if test="$letter = ''"><xsl:value-of select="q:word(/*, 'symbols')"/></xsl:if>
        </xsl:element>
        <ul class="index">
          <xsl:for-each select="key('letter', $letter)[count(. |
              key('primary', normalize-space(db:primary))[1]) = 1]">
            <xsl:sort select="q:sort-key(string((db:primary/@sortas | db:primary)[1]), q:language(.))"/>
            <xsl:sort select="db:primary"/>
            <xsl:call-template name="index-primary"/>
          </xsl:for-each>
        </ul>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template name="index-primary">
    <xsl:variable name="terms" select="key('primary', normalize-space(db:primary))"/>
    <li>
      <xsl:apply-templates select="db:primary/node()"/>
      <xsl:call-template name="index-places">
        <xsl:with-param name="terms" select="$terms[not(db:secondary)]"/>
      </xsl:call-template>
      <xsl:if test="$terms/db:secondary">
        <ul>
          <xsl:for-each select="$terms[db:secondary][count(. | key('secondary',
              concat(normalize-space(db:primary), '&#xE000;', normalize-space(db:secondary)))[1]) = 1]">
            <xsl:sort select="q:sort-key(string((db:secondary/@sortas | db:secondary)[1]), q:language(.))"/>
            <xsl:sort select="db:secondary"/>
            <xsl:call-template name="index-secondary"/>
          </xsl:for-each>
        </ul>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template name="index-secondary">
    <xsl:variable name="terms" select="key('secondary',
        concat(normalize-space(db:primary), '&#xE000;', normalize-space(db:secondary)))"/>
    <li>
      <xsl:apply-templates select="db:secondary/node()"/>
      <xsl:call-template name="index-places">
        <xsl:with-param name="terms" select="$terms[not(db:tertiary)]"/>
      </xsl:call-template>
      <xsl:if test="$terms/db:tertiary">
        <ul>
          <xsl:for-each select="$terms[db:tertiary][count(. | key('tertiary',
              concat(normalize-space(db:primary), '&#xE000;', normalize-space(db:secondary),
              '&#xE000;', normalize-space(db:tertiary)))[1]) = 1]">
            <xsl:sort select="q:sort-key(string((db:tertiary/@sortas | db:tertiary)[1]), q:language(.))"/>
            <xsl:sort select="db:tertiary"/>
            <li>
              <xsl:apply-templates select="db:tertiary/node()"/>
              <xsl:call-template name="index-places">
                <xsl:with-param name="terms" select="key('tertiary', concat(
                    normalize-space(db:primary), '&#xE000;', normalize-space(db:secondary),
                    '&#xE000;', normalize-space(db:tertiary)))"/>
              </xsl:call-template>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template name="index-places">
    <xsl:param name="terms"/>
    <xsl:for-each select="$terms[not(db:see or @class = 'endofrange')][
        count(. | key('place', q:place-key(.))[1]) = 1]">
      <xsl:variable name="place" select="q:index-place(.)"/>
      <xsl:text>, </xsl:text>
      <a href="{q:href(.)}">
        <xsl:choose>
          <xsl:when test="q:number($place) != ''"><xsl:value-of select="q:label($place)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="q:title-text($place)"/></xsl:otherwise>
        </xsl:choose>
      </a>
    </xsl:for-each>
    <xsl:for-each select="$terms/db:see">
      <xsl:text>, </xsl:text>
      <i><xsl:value-of select="q:word(., 'see')"/></i>
      <xsl:text> </xsl:text>
      <xsl:apply-templates/>
    </xsl:for-each>
    <xsl:for-each select="$terms/db:seealso">
      <xsl:text>; </xsl:text>
      <i><xsl:value-of select="q:word(., 'seealso')"/></i>
      <xsl:text> </xsl:text>
      <xsl:apply-templates/>
    </xsl:for-each>
  </xsl:template>

  <!-- The innermost division with a title that a term stands in -->
  <func:function name="q:index-place">
    <xsl:param name="term"/>
    <func:result select="$term/ancestor::*[self::db:section or self::db:sect1 or self::db:sect2 or
        self::db:sect3 or self::db:sect4 or self::db:sect5 or self::db:simplesect or
        self::db:chapter or self::db:appendix or self::db:preface or self::db:article or
        self::db:glossary or self::db:bibliography or self::db:part or self::db:dedication or
        self::db:acknowledgements or self::db:colophon][1]"/>
  </func:function>

</xsl:stylesheet>
