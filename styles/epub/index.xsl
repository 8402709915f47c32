<?xml version="1.0" encoding="UTF-8"?>
<!--
  The index, made from the indexterms.

  They are gathered into a small tree of their own first, with all that orders
  and groups them as attributes:

    <q:terms><q:term letter="S" primary="Stein" place="…" href="c003.xhtml#i1">
      <q:level>Stein</q:level></q:term> …

  The keys look into that tree only: each key into the book would be one more
  walk through all of it.  Entries stand in the order of a dictionary
  (q:sort-key).  An entry names the pages of the print edition that it leads to,
  and where there is none the divisions, each once.
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:exsl="http://exslt.org/common"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func exsl"
    exclude-result-prefixes="db q">

  <xsl:key name="range-end" match="db:indexterm[@class = 'endofrange']" use="@startref"/>
  <xsl:key name="letter" match="/q:terms/q:term" use="@letter"/>
  <xsl:key name="primary" match="/q:terms/q:term" use="@primary"/>
  <xsl:key name="secondary" match="/q:terms/q:term" use="@secondary"/>
  <xsl:key name="tertiary" match="/q:terms/q:term" use="@tertiary"/>
  <xsl:key name="place" match="/q:terms/q:term" use="@place"/>

  <!-- The innermost division that a term stands in -->
  <func:function name="q:index-place">
    <xsl:param name="term"/>
    <func:result select="$term/ancestor::*[self::db:section or self::db:sect1 or self::db:sect2 or
        self::db:sect3 or self::db:sect4 or self::db:sect5 or self::db:simplesect or
        self::db:chapter or self::db:appendix or self::db:preface or self::db:article or
        self::db:glossary or self::db:bibliography or self::db:part or self::db:dedication or
        self::db:acknowledgements or self::db:colophon][1]"/>
  </func:function>

  <!-- One level of a term as it sorts -->
  <func:function name="q:index-order">
    <xsl:param name="level"/>
    <xsl:variable name="text" select="normalize-space(($level/@sortas | $level[not(@sortas)])[1])"/>
    <func:result select="q:sort-key($text, q:language($level))"/>
  </func:function>

  <xsl:template name="index-terms">
    <q:terms>
      <xsl:for-each select="$indexterms[db:primary]">
        <xsl:variable name="primary" select="normalize-space(db:primary)"/>
        <!-- a character that no term has joins the levels -->
        <xsl:variable name="secondary"
            select="concat($primary, '&#xE000;', normalize-space(db:secondary))"/>
        <xsl:variable name="tertiary"
            select="concat($secondary, '&#xE000;', normalize-space(db:tertiary))"/>
        <xsl:variable name="place" select="q:index-place(.)"/>
        <q:term primary="{$primary}" letter="{q:initial(normalize-space((db:primary/@sortas |
            db:primary[not(@sortas)])[1]), q:language(.))}" order1="{q:index-order(db:primary)}">
          <xsl:if test="db:secondary">
            <xsl:attribute name="secondary"><xsl:value-of select="$secondary"/></xsl:attribute>
            <xsl:attribute name="order2"><xsl:value-of select="q:index-order(db:secondary)"/></xsl:attribute>
          </xsl:if>
          <xsl:if test="db:tertiary">
            <xsl:attribute name="tertiary"><xsl:value-of select="$tertiary"/></xsl:attribute>
            <xsl:attribute name="order3"><xsl:value-of select="q:index-order(db:tertiary)"/></xsl:attribute>
          </xsl:if>
          <xsl:if test="not(db:see or @class = 'endofrange')">
            <xsl:attribute name="place">
              <xsl:value-of select="concat($tertiary, '&#xE000;', @q:page, $place[not(current()/@q:page)]/@xml:id)"/>
            </xsl:attribute>
            <xsl:attribute name="href"><xsl:value-of select="q:href(.)"/></xsl:attribute>
            <xsl:if test="@q:page">
              <xsl:variable name="end" select="key('range-end', @xml:id[../@class = 'startofrange'])[@q:page]"/>
              <xsl:attribute name="page"><xsl:value-of select="@q:page"/></xsl:attribute>
              <xsl:attribute name="to"><xsl:value-of select="($end/@q:page | @q:page[not($end)])[1]"/></xsl:attribute>
              <xsl:attribute name="to-href"><xsl:value-of select="q:href(($end | self::*[not($end)])[1])"/></xsl:attribute>
            </xsl:if>
            <xsl:if test="@significance = 'preferred'">
              <xsl:attribute name="main">yes</xsl:attribute>
            </xsl:if>
            <xsl:attribute name="text">
              <xsl:choose>
                <xsl:when test="@q:page"><xsl:value-of select="@q:page"/></xsl:when>
                <xsl:when test="q:number($place) != ''"><xsl:value-of select="q:label($place)"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="q:title-text($place)"/></xsl:otherwise>
              </xsl:choose>
            </xsl:attribute>
          </xsl:if>
          <xsl:for-each select="db:primary | db:secondary | db:tertiary">
            <q:level><xsl:apply-templates/></q:level>
          </xsl:for-each>
          <xsl:for-each select="db:see | db:seealso">
            <q:see word="{q:word(., local-name())}"><xsl:apply-templates/></q:see>
          </xsl:for-each>
        </q:term>
      </xsl:for-each>
    </q:terms>
  </xsl:template>

  <xsl:template match="db:index">
    <xsl:if test="$has-index"><xsl:apply-templates select="." mode="division"/></xsl:if>
  </xsl:template>

  <xsl:template match="db:index" mode="division">
    <xsl:variable name="level" select="q:level(.) + 1"/>
    <xsl:variable name="symbols" select="q:word(., 'symbols')"/>
    <xsl:variable name="terms-tree"><xsl:call-template name="index-terms"/></xsl:variable>
    <section>
      <xsl:call-template name="common"/>
      <xsl:call-template name="division-type"/>
      <xsl:call-template name="heading"/>
      <xsl:apply-templates/>
      <xsl:for-each select="exsl:node-set($terms-tree)/q:terms/q:term[
          count(. | key('letter', @letter)[1]) = 1]">
        <!-- any word of a letter stands where the letter does -->
        <xsl:sort select="@letter != ''"/>
        <xsl:sort select="@order1"/>
        <xsl:element name="h{$level}">
          <xsl:attribute name="class">letter</xsl:attribute>
          <xsl:value-of select="@letter"/>
          <xsl:if test="@letter = ''"><xsl:value-of select="$symbols"/></xsl:if>
        </xsl:element>
        <ul class="index">
          <xsl:for-each select="key('letter', @letter)[count(. | key('primary', @primary)[1]) = 1]">
            <xsl:sort select="@order1"/>
            <xsl:sort select="@primary"/>
            <xsl:call-template name="index-primary"/>
          </xsl:for-each>
        </ul>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template name="index-primary">
    <xsl:variable name="terms" select="key('primary', @primary)"/>
    <li>
      <xsl:copy-of select="q:level[1]/node()"/>
      <xsl:call-template name="index-places">
        <xsl:with-param name="terms" select="$terms[not(@secondary)]"/>
      </xsl:call-template>
      <xsl:if test="$terms/@secondary">
        <ul>
          <xsl:for-each select="$terms[@secondary][count(. | key('secondary', @secondary)[1]) = 1]">
            <xsl:sort select="@order2"/>
            <xsl:sort select="@secondary"/>
            <xsl:call-template name="index-secondary"/>
          </xsl:for-each>
        </ul>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template name="index-secondary">
    <xsl:variable name="terms" select="key('secondary', @secondary)"/>
    <li>
      <xsl:copy-of select="q:level[2]/node()"/>
      <xsl:call-template name="index-places">
        <xsl:with-param name="terms" select="$terms[not(@tertiary)]"/>
      </xsl:call-template>
      <xsl:if test="$terms/@tertiary">
        <ul>
          <xsl:for-each select="$terms[@tertiary][count(. | key('tertiary', @tertiary)[1]) = 1]">
            <xsl:sort select="@order3"/>
            <xsl:sort select="@tertiary"/>
            <li>
              <xsl:copy-of select="q:level[3]/node()"/>
              <xsl:call-template name="index-places">
                <xsl:with-param name="terms" select="key('tertiary', @tertiary)"/>
              </xsl:call-template>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:if>
    </li>
  </xsl:template>

  <!-- ", 1.2, Appendix A; see also …"; pages that follow one another are one range -->
  <xsl:template name="index-places">
    <xsl:param name="terms"/>
    <xsl:variable name="places" select="$terms[@place][count(. | key('place', @place)[1]) = 1]"/>
    <xsl:choose>
      <xsl:when test="$places[number(@page) = number(@page)]">
        <xsl:call-template name="index-pages">
          <xsl:with-param name="places" select="$places[number(@page) = number(@page)]"/>
          <xsl:with-param name="main" select="$terms[@main]"/>
        </xsl:call-template>
        <xsl:for-each select="$places[not(number(@page) = number(@page))]">
          <xsl:call-template name="index-place"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$places"><xsl:call-template name="index-place"/></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="$terms/q:see">
      <xsl:choose>
        <xsl:when test="../@place">; </xsl:when>
        <xsl:otherwise>, </xsl:otherwise>
      </xsl:choose>
      <i><xsl:value-of select="@word"/></i>
      <xsl:text> </xsl:text>
      <xsl:copy-of select="node()"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="index-place">
    <xsl:text>, </xsl:text>
    <a href="{@href}">
      <xsl:if test="@main"><xsl:attribute name="class">main</xsl:attribute></xsl:if>
      <xsl:value-of select="@text"/>
    </a>
  </xsl:template>

  <!-- Pages as print has them: what lies in a range is left out, and neighbours
       are joined; a main page stands by itself.  Each item knows whether it goes
       on from the one before. -->
  <xsl:template name="index-pages">
    <xsl:param name="places"/>
    <xsl:param name="main"/>
    <xsl:variable name="ranges" select="$places[@to &gt; @page]"/>
    <xsl:variable name="items">
      <xsl:for-each select="$places">
        <xsl:variable name="page" select="@page"/>
        <xsl:if test="not($ranges[@page &lt; $page and @to &gt;= $page])">
          <q:item main="{boolean($main[@page = $page])}">
            <xsl:copy-of select="@page | @to | @href | @to-href"/>
          </q:item>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="runs">
      <xsl:for-each select="exsl:node-set($items)/q:item">
        <xsl:variable name="before" select="preceding-sibling::*[1]"/>
        <q:item starts="{not($before/@to + 1 &gt;= @page and $before/@main = @main)}">
          <xsl:copy-of select="@*"/>
        </q:item>
      </xsl:for-each>
    </xsl:variable>
    <xsl:for-each select="exsl:node-set($runs)/q:item[@starts = 'true']">
      <xsl:variable name="next" select="following-sibling::*[@starts = 'true'][1]"/>
      <xsl:variable name="last" select="($next/preceding-sibling::*[1] | ../*[last()][not($next)])[1]"/>
      <xsl:text>, </xsl:text>
      <a href="{@href}">
        <xsl:if test="@main = 'true'"><xsl:attribute name="class">main</xsl:attribute></xsl:if>
        <xsl:value-of select="@page"/>
      </a>
      <xsl:if test="$last/@to &gt; @page">
        <!-- two pages in a row are two pages, not a range -->
        <xsl:choose>
          <xsl:when test="$last/@to = @page + 1">, </xsl:when>
          <xsl:otherwise>&#x2013;</xsl:otherwise>
        </xsl:choose>
        <a href="{$last/@to-href}"><xsl:value-of select="$last/@to"/></a>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
