<?xml version="1.0" encoding="UTF-8"?>
<!--
  Tables of the CALS model, and what both models share: caption and frame.  The
  HTML model's rows are in table-html.xsl.

      Table 3.1  Caption          "Table 3.1  continued" on the pages after
      ───────────────────────    0.8pt, on the head's cells, so that it comes
      head       head              again with the head on the next page
      ───────────────────────    0.4pt
      cell       cell
      ───────────────────────    0.4pt, if there is a foot
      foot       foot
      ───────────────────────    0.8pt, retained where the table is cut

  A table is as wide as the text.  Columns are automatic unless a width is given.
  The first cell of a row stands on the text's edge: cells have room at their end
  only, and the last has none.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db">

  <!-- Frame -->
  <xsl:template match="db:table">
    <fo:block xsl:use-attribute-sets="apart-formal">
      <xsl:call-template name="block-place"/>
      <xsl:call-template name="table-keep"/>
      <xsl:if test="@q:number or q:title(.) or db:caption">
        <fo:block xsl:use-attribute-sets="caption-above" role="Caption">
          <xsl:call-template name="caption-text"/>
        </fo:block>
      </xsl:if>
      <xsl:call-template name="table-content"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:informaltable">
    <fo:block xsl:use-attribute-sets="apart-box">
      <xsl:call-template name="block-place"/>
      <xsl:call-template name="table-keep"/>
      <xsl:call-template name="table-content"/>
    </fo:block>
  </xsl:template>

  <!-- A short table stays on one page, as short code does -->
  <xsl:template name="table-keep">
    <xsl:if test="string-length() &lt; 500 and count(.//db:row | .//db:tr) &lt; 8 and not(.//db:listitem)">
      <xsl:attribute name="keep-together.within-column">always</xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template name="table-content">
    <xsl:choose>
      <xsl:when test="db:tgroup"><xsl:apply-templates select="db:tgroup"/></xsl:when>
      <xsl:when test="db:tr or db:tbody">
        <xsl:call-template name="html-table"/>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="*"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="db:caption and db:title">
      <fo:block xsl:use-attribute-sets="caption-below">
        <xsl:apply-templates select="db:caption" mode="caption"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- Attributes of fo:table; `widths`: is any column's width given? -->
  <xsl:template name="table-frame">
    <xsl:param name="widths"/>
    <xsl:param name="head"/>
    <xsl:attribute name="width">100%</xsl:attribute>
    <xsl:attribute name="table-layout">
      <xsl:choose>
        <xsl:when test="$widths">fixed</xsl:when>
        <xsl:otherwise>auto</xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
    <xsl:if test="not($head)">
      <xsl:attribute name="border-top"><xsl:value-of select="$rule"/></xsl:attribute>
      <xsl:attribute name="border-before-width.conditionality">retain</xsl:attribute>
    </xsl:if>
    <xsl:call-template name="place-pos"/>
  </xsl:template>

  <!-- Cells inherit no indent from around the table -->
  <xsl:template name="table-part">
    <xsl:attribute name="start-indent">0pt</xsl:attribute>
    <xsl:attribute name="end-indent">0pt</xsl:attribute>
    <xsl:attribute name="text-indent">0pt</xsl:attribute>
  </xsl:template>

  <!-- Attributes of any cell.  `above`: first row of a head; `below`: last; `gap`:
       another column follows. -->
  <xsl:template name="cell-frame">
    <xsl:param name="above" select="false()"/>
    <xsl:param name="below" select="false()"/>
    <xsl:param name="gap" select="boolean(following-sibling::*)"/>
    <xsl:attribute name="padding-before"><xsl:value-of select="$cell-padding"/></xsl:attribute>
    <xsl:attribute name="padding-after"><xsl:value-of select="$cell-padding"/></xsl:attribute>
    <!-- clear of the rules where it is cut -->
    <xsl:attribute name="padding-before.conditionality">retain</xsl:attribute>
    <xsl:attribute name="padding-after.conditionality">retain</xsl:attribute>
    <xsl:if test="$gap">
      <xsl:attribute name="padding-end"><xsl:value-of select="$cell-gap"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="$above">
      <xsl:attribute name="border-top"><xsl:value-of select="$rule"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="../parent::db:tfoot and not(../preceding-sibling::*)">
      <xsl:attribute name="border-top"><xsl:value-of select="$thin-rule"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="$below">
      <xsl:attribute name="border-bottom"><xsl:value-of select="$thin-rule"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template name="cell-align">
    <xsl:param name="align"/>
    <xsl:param name="char" select="'.'"/>
    <xsl:param name="valign"/>
    <xsl:choose>
      <xsl:when test="$align = $end-side"><xsl:attribute name="text-align">end</xsl:attribute></xsl:when>
      <xsl:when test="$align = 'center'"><xsl:attribute name="text-align">center</xsl:attribute></xsl:when>
      <xsl:when test="$align = 'justify'"><xsl:attribute name="text-align">justify</xsl:attribute></xsl:when>
      <xsl:when test="$align = $start-side"><xsl:attribute name="text-align">start</xsl:attribute></xsl:when>
      <!-- a heading has no decimal point -->
      <xsl:when test="$align = 'char' and ancestor::db:thead">
        <xsl:attribute name="text-align">end</xsl:attribute>
      </xsl:when>
      <xsl:when test="$align = 'char'">
        <xsl:attribute name="text-align">
          <xsl:choose>
            <xsl:when test="$char != ''"><xsl:value-of select="$char"/></xsl:when>
            <xsl:otherwise>.</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </xsl:when>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="$valign = 'bottom'"><xsl:attribute name="display-align">after</xsl:attribute></xsl:when>
      <xsl:when test="$valign = 'middle'"><xsl:attribute name="display-align">center</xsl:attribute></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Blocks as they are; text, or nothing, in a block -->
  <xsl:template name="cell-content">
    <xsl:choose>
      <xsl:when test="*[self::db:para or self::db:simpara or self::db:itemizedlist or
          self::db:orderedlist or self::db:variablelist or self::db:simplelist or
          self::db:programlisting or self::db:screen or self::db:literallayout or
          self::db:mediaobject or self::db:figure or self::db:informalfigure or
          self::db:informaltable or self::db:formalpara or self::db:blockquote or
          self::db:procedure or self::db:example or self::db:informalexample or
          self::db:note or self::db:tip or self::db:important or self::db:warning or
          self::db:caution]">
        <xsl:apply-templates select="*"/>
      </xsl:when>
      <xsl:otherwise><fo:block><xsl:apply-templates/></fo:block></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Short rows aren't cut -->
  <xsl:template name="row-keep">
    <xsl:if test="string-length() &lt; 500">
      <xsl:attribute name="keep-together.within-column">always</xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- CALS -->
  <xsl:template match="db:tgroup">
    <fo:table xsl:use-attribute-sets="table">
      <xsl:call-template name="table-frame">
        <xsl:with-param name="widths" select="db:colspec/@colwidth[. != '*' and . != '1*']"/>
        <xsl:with-param name="head" select="db:thead"/>
      </xsl:call-template>
      <xsl:call-template name="cals-columns"/>
      <xsl:apply-templates select="db:thead"/>
      <xsl:apply-templates select="db:tfoot"/>
      <xsl:apply-templates select="db:tbody"/>
    </fo:table>
  </xsl:template>

  <!-- A table-column for each colspec with a width; the others are automatic -->
  <xsl:template name="cals-columns">
    <xsl:if test="db:colspec/@colwidth[. != '*' and . != '1*']">
      <xsl:for-each select="db:colspec">
        <fo:table-column>
          <xsl:if test="@colnum">
            <xsl:attribute name="column-number"><xsl:value-of select="@colnum"/></xsl:attribute>
          </xsl:if>
          <xsl:attribute name="column-width">
            <xsl:call-template name="column-width">
              <xsl:with-param name="width" select="normalize-space(@colwidth)"/>
            </xsl:call-template>
          </xsl:attribute>
        </fo:table-column>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- "2*", "2*+3mm", "40%", "30mm", "120" (pixels, as in HTML) -->
  <xsl:template name="column-width">
    <xsl:param name="width"/>
    <xsl:choose>
      <xsl:when test="$width = ''">proportional-column-width(1)</xsl:when>
      <xsl:when test="contains($width, '*')">
        <xsl:variable name="share" select="substring-before($width, '*')"/>
        <xsl:choose>
          <xsl:when test="$share = ''">proportional-column-width(1)</xsl:when>
          <xsl:otherwise><xsl:value-of select="concat('proportional-column-width(', $share, ')')"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="contains($width, '+')">
          <xsl:value-of select="concat(' + ', substring-after($width, '+'))"/>
        </xsl:if>
      </xsl:when>
      <xsl:when test="number($width) = number($width)">
        <xsl:value-of select="concat($width * 0.75, 'pt')"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$width"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Above the head where the table goes on: "Table 3.1  continued" -->
  <xsl:template name="continued-row">
    <xsl:param name="table"/>
    <!-- their number, or a row of the HTML model -->
    <xsl:param name="columns"/>
    <xsl:variable name="cells" select="$columns/db:td | $columns/db:th"/>
    <xsl:variable name="count" select="count($cells) + sum($cells/@colspan) - count($cells/@colspan)"/>
    <xsl:if test="$table[self::db:table]/@q:number">
      <fo:table-row q:continued="yes" role="Artifact">
        <fo:table-cell padding-after="{$half-step}">
          <xsl:attribute name="number-columns-spanned">
            <xsl:choose>
              <xsl:when test="$count &gt; 0"><xsl:value-of select="$count"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="$columns"/></xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <fo:block font-weight="400">
            <fo:inline xsl:use-attribute-sets="strong"><xsl:value-of select="q:label($table)"/></fo:inline>
            <xsl:value-of select="concat('&#x2007;', q:word($table, 'continued'))"/>
          </fo:block>
        </fo:table-cell>
      </fo:table-row>
    </xsl:if>
  </xsl:template>

  <xsl:template match="db:thead">
    <fo:table-header xsl:use-attribute-sets="table-head">
      <xsl:call-template name="table-part"/>
      <xsl:call-template name="continued-row">
        <xsl:with-param name="table" select="ancestor::*[self::db:table or self::db:informaltable][1]"/>
        <xsl:with-param name="columns" select="../@cols | self::*[not(../@cols)]/db:tr[1]"/>
      </xsl:call-template>
      <xsl:apply-templates select="db:row | db:tr"/>
    </fo:table-header>
  </xsl:template>

  <xsl:template match="db:tbody">
    <fo:table-body>
      <xsl:call-template name="table-part"/>
      <xsl:apply-templates select="db:row | db:tr"/>
      <xsl:if test="not(db:row or db:tr)">
        <fo:table-row><fo:table-cell><fo:block/></fo:table-cell></fo:table-row>
      </xsl:if>
    </fo:table-body>
  </xsl:template>

  <xsl:template match="db:tfoot">
    <fo:table-footer>
      <xsl:call-template name="table-part"/>
      <xsl:apply-templates select="db:row | db:tr"/>
    </fo:table-footer>
  </xsl:template>

  <xsl:template match="db:row">
    <fo:table-row>
      <xsl:call-template name="row-keep"/>
      <xsl:call-template name="place"/>
      <xsl:apply-templates select="db:entry | db:entrytbl"/>
      <xsl:if test="parent::db:thead or (parent::db:tfoot and not(preceding-sibling::db:row))">
        <xsl:apply-templates select="*[last()][self::db:entry]" mode="rest"/>
      </xsl:if>
    </fo:table-row>
  </xsl:template>

  <!-- An empty cell after the last one of a row that has a rule, where it is short
       of columns: rules are as long as the table is wide.  Nothing where an entry
       of a row above may reach down. -->
  <xsl:template match="db:entry" mode="rest">
    <xsl:variable name="group" select="../../.."/>
    <xsl:variable name="last" select="(@nameend |
        $group/db:spanspec[@spanname = current()/@spanname]/@nameend)[1]"/>
    <xsl:variable name="end">
      <xsl:call-template name="column-number">
        <xsl:with-param name="spec" select="($group | ../..)/db:colspec[@colname = $last]"/>
      </xsl:call-template>
      <xsl:if test="not($last)"><xsl:value-of select="q:column(.)"/></xsl:if>
    </xsl:variable>
    <xsl:if test="$end &lt; $group/@cols and
        not(../preceding-sibling::db:row/db:entry[@morerows &gt; 0][q:column(.) &gt; $end])">
      <fo:table-cell number-columns-spanned="{$group/@cols - $end}">
        <xsl:call-template name="cell-frame">
          <xsl:with-param name="above" select="../parent::db:thead and not(../preceding-sibling::db:row)"/>
          <xsl:with-param name="below" select="../parent::db:thead and not(../following-sibling::db:row)"/>
          <xsl:with-param name="gap" select="false()"/>
        </xsl:call-template>
        <fo:block/>
      </fo:table-cell>
    </xsl:if>
  </xsl:template>

  <!-- q:column counts the spans of entries before, and from rows above -->
  <xsl:template match="db:entry">
    <xsl:variable name="group" select="../../.."/>
    <xsl:variable name="part" select="../.."/>
    <xsl:variable name="from" select="q:column(.)"/>
    <xsl:variable name="span" select="$group/db:spanspec[@spanname = current()/@spanname]"/>
    <xsl:variable name="last" select="(@nameend | $span/@nameend)[1]"/>
    <xsl:variable name="end">
      <xsl:if test="$last">
        <xsl:call-template name="column-number">
          <xsl:with-param name="spec" select="($group | $part)/db:colspec[@colname = $last]"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:variable>
    <!-- alignment: the entry's, its span's, its column's, the group's -->
    <xsl:variable name="column" select="$group/db:colspec[$from]"/>
    <fo:table-cell>
      <xsl:if test="$from = 1 and not($part/self::db:thead) and
          $group/../@rowheader = 'firstcol'">
        <xsl:attribute name="role">TH</xsl:attribute>
      </xsl:if>
      <xsl:if test="@colname or @namest or @spanname">
        <xsl:attribute name="column-number"><xsl:value-of select="$from"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="$end &gt; $from">
        <xsl:attribute name="number-columns-spanned"><xsl:value-of select="$end - $from + 1"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="@morerows &gt; 0">
        <xsl:attribute name="number-rows-spanned"><xsl:value-of select="@morerows + 1"/></xsl:attribute>
      </xsl:if>
      <xsl:call-template name="cell-frame">
        <xsl:with-param name="above" select="$part/self::db:thead and not(../preceding-sibling::db:row)"/>
        <xsl:with-param name="below" select="$part/self::db:thead and
            (not(../following-sibling::db:row) or
            count(../following-sibling::db:row) &lt;= number(@morerows))"/>
        <xsl:with-param name="gap" select="$from &lt; $group/@cols and
            not($end = $group/@cols)"/>
      </xsl:call-template>
      <xsl:call-template name="cell-align">
        <xsl:with-param name="align" select="(@align | $span/@align[not(current()/@align)] |
            $column/@align[not(current()/@align or $span/@align)] |
            $group/@align[not(current()/@align or $span/@align or $column/@align)])[1]"/>
        <xsl:with-param name="char" select="string((@char | $column/@char[not(current()/@char)])[1])"/>
        <xsl:with-param name="valign" select="concat((@valign | ../@valign[not(current()/@valign)] |
            $part/@valign[not(current()/@valign or current()/../@valign)])[1],
            substring('bottom', 1, 6 * (../db:entry/@rotate = 1 and $part/self::db:thead and
            not(@valign or ../@valign or $part/@valign))))"/>
      </xsl:call-template>
      <xsl:call-template name="place"/>
      <xsl:choose>
        <xsl:when test="@rotate = 1"><xsl:call-template name="turned-cell"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="cell-content"/></xsl:otherwise>
      </xsl:choose>
    </fo:table-cell>
  </xsl:template>

  <!-- Read from below: on one line, as long as its letters may be, up to 8 em; else
       on several.  All words of its row then stand on the rule below. -->
  <xsl:template name="turned-cell">
    <xsl:variable name="length" select="string-length(normalize-space()) * 0.58 + 0.5"/>
    <xsl:variable name="lines" select="ceiling($length div 8)"/>
    <fo:block-container reference-orientation="90" width="{$length div $lines}em" height="{$lines * 1.35}em">
      <xsl:call-template name="cell-content"/>
    </fo:block-container>
  </xsl:template>

  <xsl:template name="column-number">
    <xsl:param name="spec"/>
    <xsl:if test="$spec">
      <xsl:choose>
        <xsl:when test="$spec[1]/@colnum"><xsl:value-of select="$spec[1]/@colnum"/></xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="count($spec[1]/preceding-sibling::db:colspec) + 1"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <!-- A table in a cell -->
  <xsl:template match="db:entrytbl">
    <!-- its cells have padding of their own -->
    <fo:table-cell>
      <xsl:if test="following-sibling::*">
        <xsl:attribute name="padding-end"><xsl:value-of select="$cell-gap"/></xsl:attribute>
      </xsl:if>
      <fo:table width="100%" table-layout="auto" border-collapse="separate">
        <xsl:apply-templates select="db:thead"/>
        <xsl:apply-templates select="db:tbody"/>
      </fo:table>
    </fo:table-cell>
  </xsl:template>

</xsl:stylesheet>
