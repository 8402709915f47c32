<?xml version="1.0" encoding="UTF-8"?>
<!--
  Tables of the HTML model: col, tr, th, td, colspan and rowspan.  Frame, caption
  and what a cell looks like are in table.xsl.

  The head is thead; without one, a first row of th only.  Columns with a width
  (col/@width) make the layout fixed.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db">

  <xsl:template name="html-table">
    <xsl:variable name="columns" select="db:col | db:colgroup/db:col"/>
    <xsl:variable name="first" select="(db:tr[1] | db:tbody[1]/db:tr[1])[1]"/>
    <xsl:variable name="head-row" select="$first[not(current()/db:thead) and db:th and
        not(db:td) and following-sibling::db:tr]"/>
    <fo:table xsl:use-attribute-sets="table">
      <xsl:call-template name="table-frame">
        <xsl:with-param name="widths" select="$columns/@width"/>
        <xsl:with-param name="head" select="db:thead | $head-row"/>
      </xsl:call-template>
      <xsl:if test="$columns/@width">
        <xsl:for-each select="$columns">
          <fo:table-column>
            <xsl:if test="@span &gt; 1">
              <xsl:attribute name="number-columns-repeated"><xsl:value-of select="@span"/></xsl:attribute>
            </xsl:if>
            <xsl:attribute name="column-width">
              <xsl:call-template name="column-width">
                <xsl:with-param name="width" select="normalize-space(@width)"/>
              </xsl:call-template>
            </xsl:attribute>
          </fo:table-column>
        </xsl:for-each>
      </xsl:if>
      <xsl:apply-templates select="db:thead"/>
      <xsl:if test="$head-row">
        <fo:table-header xsl:use-attribute-sets="table-head">
          <xsl:call-template name="table-part"/>
          <xsl:call-template name="continued-row">
            <xsl:with-param name="table" select="ancestor-or-self::*[self::db:table or self::db:informaltable][1]"/>
            <xsl:with-param name="columns" select="$head-row[1]"/>
          </xsl:call-template>
          <xsl:apply-templates select="$head-row">
            <xsl:with-param name="head" select="true()"/>
          </xsl:apply-templates>
        </fo:table-header>
      </xsl:if>
      <xsl:apply-templates select="db:tfoot"/>
      <xsl:variable name="rows" select="db:tr | db:tbody/db:tr"/>
      <fo:table-body>
        <xsl:call-template name="table-part"/>
        <xsl:apply-templates select="$rows[count(. | $head-row) != count($head-row)]"/>
        <xsl:if test="not($rows)">
          <fo:table-row><fo:table-cell><fo:block/></fo:table-cell></fo:table-row>
        </xsl:if>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template match="db:tr">
    <xsl:param name="head" select="false()"/>
    <fo:table-row>
      <xsl:call-template name="row-keep"/>
      <xsl:call-template name="place"/>
      <xsl:apply-templates select="db:td | db:th">
        <xsl:with-param name="head" select="$head or parent::db:thead"/>
        <xsl:with-param name="first" select="$head or not(preceding-sibling::db:tr)"/>
        <xsl:with-param name="left" select="count(following-sibling::db:tr[not($head)])"/>
      </xsl:apply-templates>
    </fo:table-row>
  </xsl:template>

  <!-- `left`: rows of the head that still follow -->
  <xsl:template match="db:td | db:th">
    <xsl:param name="head"/>
    <xsl:param name="first"/>
    <xsl:param name="left"/>
    <xsl:variable name="table" select="ancestor::*[self::db:table or self::db:informaltable][1]"/>
    <xsl:variable name="at" select="position()"/>
    <xsl:variable name="column" select="($table/db:col | $table/db:colgroup/db:col)[number($at)]"/>
    <fo:table-cell>
      <xsl:if test="@colspan &gt; 1">
        <xsl:attribute name="number-columns-spanned"><xsl:value-of select="@colspan"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="@rowspan &gt; 1">
        <xsl:attribute name="number-rows-spanned"><xsl:value-of select="@rowspan"/></xsl:attribute>
      </xsl:if>
      <xsl:call-template name="cell-frame">
        <xsl:with-param name="above" select="$head and $first"/>
        <xsl:with-param name="below" select="$head and ($left = 0 or @rowspan &gt; $left)"/>
      </xsl:call-template>
      <xsl:if test="self::db:th and not($head)">
        <xsl:attribute name="font-weight">600</xsl:attribute>
        <xsl:attribute name="role">TH</xsl:attribute>
      </xsl:if>
      <xsl:call-template name="cell-align">
        <xsl:with-param name="align" select="(@align | ../@align[not(current()/@align)] |
            $column/@align[not(current()/@align or current()/../@align)])[1]"/>
        <xsl:with-param name="char" select="string(@char)"/>
        <xsl:with-param name="valign" select="(@valign | ../@valign[not(current()/@valign)])[1]"/>
      </xsl:call-template>
      <xsl:call-template name="place"/>
      <xsl:call-template name="cell-content"/>
    </fo:table-cell>
  </xsl:template>

</xsl:stylesheet>
