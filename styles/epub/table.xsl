<?xml version="1.0" encoding="UTF-8"?>
<!--
  Tables, CALS and HTML.

  Head cells say what they head (scope).  Alignment is a class.  Where a table has
  no room it folds: each cell becomes a line, with its column's head before it
  (data-label), unless spans in the head leave open which that is; more than
  three columns fold on a phone, fewer where the text is set large.  Scrolling
  sideways is no way out: what scrolls can't be cut, and would be lost below the
  end of a page.
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:exsl="http://exslt.org/common"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="exsl func"
    exclude-result-prefixes="db q">

  <xsl:template match="db:table | db:informaltable">
    <xsl:variable name="columns">
      <xsl:choose>
        <xsl:when test="db:tgroup"><xsl:value-of select="db:tgroup/@cols"/></xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="count((.//db:tr)[1]/*)"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$columns &gt; 1">
        <div>
          <xsl:attribute name="class">
            <xsl:value-of select="concat('fold', substring(' wide', 1, 5 * ($columns &gt; 3)),
                substring(' labelled', 1, 9 * boolean(q:column-heads(.))))"/>
          </xsl:attribute>
          <xsl:apply-templates select="." mode="table"/>
        </div>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="table"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The head's cells, one for each column; none where spans break that -->
  <func:function name="q:column-heads">
    <xsl:param name="table"/>
    <xsl:variable name="group" select="$table/db:tgroup[1] | $table[not(db:tgroup)]"/>
    <xsl:variable name="row" select="$group/db:thead/*[last()]"/>
    <xsl:variable name="heads" select="$row/db:entry | $row/db:th | $row/db:td"/>
    <xsl:choose>
      <xsl:when test="count($table/db:tgroup) &lt; 2 and $heads and not($heads[@namest or @spanname or @colspan]) and
          not($row/preceding-sibling::*[1]) and
          not($group/db:tbody//*[@colspan or @rowspan][self::db:td or self::db:th]) and
          ($group/@cols = count($heads) or not($group/@cols))">
        <func:result select="$heads"/>
      </xsl:when>
      <xsl:otherwise><func:result select="/.."/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <!-- What stands before a cell that is a line: the name of its column, one for
       each, made once for a table; of a head that says nothing, nothing -->
  <xsl:template name="column-labels">
    <xsl:variable name="colon" select="q:word(., 'title.colon')"/>
    <xsl:for-each select="q:column-heads(.)">
      <q:label>
        <xsl:if test="normalize-space() != ''">
          <xsl:value-of select="concat(normalize-space(), $colon)"/>
        </xsl:if>
      </q:label>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="*" mode="table">
    <xsl:variable name="label-tree"><xsl:call-template name="column-labels"/></xsl:variable>
    <xsl:variable name="labels" select="exsl:node-set($label-tree)/q:label"/>
    <table>
      <xsl:call-template name="common"/>
      <xsl:call-template name="class"/>
      <xsl:if test="q:title(.) or db:caption">
        <caption><xsl:call-template name="caption-text"/></caption>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="db:tgroup">
          <!-- foot after body, as HTML has it -->
          <xsl:for-each select="db:tgroup">
            <xsl:apply-templates select="db:thead"/>
            <xsl:apply-templates select="db:tbody">
              <xsl:with-param name="labels" select="$labels"/>
            </xsl:apply-templates>
            <xsl:apply-templates select="db:tfoot">
              <xsl:with-param name="labels" select="$labels"/>
            </xsl:apply-templates>
          </xsl:for-each>
        </xsl:when>
        <xsl:when test="db:mediaobject">
          <tbody><tr><td><xsl:apply-templates select="db:mediaobject"/></td></tr></tbody>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="db:col | db:colgroup"/>
          <xsl:apply-templates select="db:thead"/>
          <xsl:choose>
            <xsl:when test="db:tbody">
              <xsl:apply-templates select="db:tbody">
                <xsl:with-param name="labels" select="$labels"/>
              </xsl:apply-templates>
            </xsl:when>
            <xsl:otherwise><tbody><xsl:apply-templates select="db:tr"/></tbody></xsl:otherwise>
          </xsl:choose>
          <xsl:apply-templates select="db:tfoot"/>
        </xsl:otherwise>
      </xsl:choose>
    </table>
  </xsl:template>

  <!-- "Table 3.1" and the title, of any formal object -->
  <xsl:template name="caption-text">
    <xsl:variable name="label" select="q:label(.)"/>
    <xsl:if test="$label != ''">
      <span class="label"><xsl:value-of select="$label"/></span>
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="q:title(.)"><xsl:apply-templates select="q:title(.)/node()"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="db:caption/node()"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:thead | db:tbody | db:tfoot">
    <xsl:param name="labels" select="/.."/>
    <xsl:element name="{local-name()}">
      <xsl:call-template name="common"/>
      <xsl:apply-templates select="db:row | db:tr">
        <xsl:with-param name="labels" select="$labels"/>
      </xsl:apply-templates>
    </xsl:element>
  </xsl:template>
  <xsl:template match="db:row | db:tr">
    <xsl:param name="labels" select="/.."/>
    <tr>
      <xsl:call-template name="common"/>
      <xsl:apply-templates>
        <xsl:with-param name="labels" select="$labels"/>
      </xsl:apply-templates>
    </tr>
  </xsl:template>

  <xsl:template name="data-label">
    <xsl:param name="label"/>
    <xsl:if test="$label != ''">
      <xsl:attribute name="data-label"><xsl:value-of select="$label"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- The number of a column from its colspec; 0 without one -->
  <func:function name="q:colnum">
    <xsl:param name="colspec"/>
    <xsl:choose>
      <xsl:when test="not($colspec)"><func:result select="0"/></xsl:when>
      <xsl:when test="$colspec/@colnum"><func:result select="number($colspec/@colnum)"/></xsl:when>
      <xsl:otherwise>
        <func:result select="count($colspec[1]/preceding-sibling::db:colspec) + 1"/>
      </xsl:otherwise>
    </xsl:choose>
  </func:function>

  <!-- CALS cells -->
  <xsl:template match="db:entry | db:entrytbl">
    <xsl:param name="labels" select="/.."/>
    <xsl:variable name="group" select="../../.."/>
    <xsl:variable name="span" select="$group[current()/@spanname]/db:spanspec[@spanname = current()/@spanname]"/>
    <!-- most cells span nothing -->
    <xsl:variable name="columns">
      <xsl:choose>
        <xsl:when test="@namest or @nameend or $span">
          <xsl:value-of select="1 +
              q:colnum($group/db:colspec[@colname = (current()/@nameend | $span/@nameend)]) -
              q:colnum($group/db:colspec[@colname = (current()/@namest | $span/@namest)])"/>
        </xsl:when>
        <xsl:otherwise>1</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="in-head" select="../../self::db:thead"/>
    <xsl:variable name="is-empty" select="not(normalize-space()) and not(*)"/>
    <xsl:variable name="heads-row" select="not($in-head) and not($is-empty) and
        not(preceding-sibling::*[1]) and ../../../../@rowheader = 'firstcol'"/>
    <xsl:element name="t{substring('dh', 1 + boolean(($in-head and not($is-empty)) or $heads-row), 1)}">
      <xsl:call-template name="common"/>
      <xsl:if test="$in-head and not($is-empty)">
        <xsl:attribute name="scope">
          <xsl:text>col</xsl:text>
          <xsl:if test="$columns &gt; 1">group</xsl:if>
        </xsl:attribute>
      </xsl:if>
      <xsl:if test="$heads-row">
        <xsl:attribute name="scope">row<xsl:if test="@morerows &gt; 0">group</xsl:if></xsl:attribute>
      </xsl:if>
      <xsl:if test="$columns &gt; 1">
        <xsl:attribute name="colspan"><xsl:value-of select="$columns"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="@morerows &gt; 0">
        <xsl:attribute name="rowspan"><xsl:value-of select="@morerows + 1"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="$group/@cols &gt; 1 and not($in-head) and $group/db:thead and not($columns &gt; 1)">
        <xsl:variable name="column" select="q:column(.)"/>
        <xsl:call-template name="data-label">
          <xsl:with-param name="label" select="$labels[$column]"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="cell-class">
        <xsl:with-param name="align">
          <xsl:choose>
            <xsl:when test="@align"><xsl:value-of select="@align"/></xsl:when>
            <xsl:when test="$span/@align"><xsl:value-of select="$span/@align"/></xsl:when>
            <xsl:when test="$group/db:colspec/@align">
              <xsl:variable name="column" select="q:column(.)"/>
              <xsl:value-of select="($group[not(db:colspec/@colnum)]/db:colspec[$column] |
                  $group[db:colspec/@colnum]/db:colspec[q:colnum(.) = $column])/@align"/>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="$group/@align"/></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
        <xsl:with-param name="valign" select="(@valign | ../@valign)[last()]"/>
      </xsl:call-template>
      <xsl:choose>
        <xsl:when test="self::db:entrytbl">
          <table>
            <xsl:apply-templates select="db:thead"/>
            <xsl:apply-templates select="db:tbody"/>
          </table>
        </xsl:when>
        <xsl:when test="@rotate = 1"><div class="turned"><xsl:apply-templates/></div></xsl:when>
        <xsl:otherwise><xsl:call-template name="content"/></xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <xsl:template name="cell-class">
    <xsl:param name="align"/>
    <xsl:param name="valign" select="''"/>
    <xsl:variable name="class" select="normalize-space(concat(
        substring('right', 1, 5 * ($align = 'right' or $align = 'char')),
        substring('center', 1, 6 * ($align = 'center')),
        substring(' middle', 1, 7 * ($valign = 'middle')),
        substring(' bottom', 1, 7 * ($valign = 'bottom'))))"/>
    <xsl:if test="$class != ''">
      <xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- HTML cells, columns -->
  <xsl:template match="db:td | db:th">
    <xsl:param name="labels" select="/.."/>
    <xsl:variable name="is-empty" select="not(normalize-space()) and not(*)"/>
    <xsl:element name="t{substring('dh', 1 + boolean(self::db:th and not($is-empty)), 1)}">
      <xsl:call-template name="common"/>
      <xsl:copy-of select="@colspan | @rowspan"/>
      <xsl:if test="self::db:th and not($is-empty)">
        <xsl:attribute name="scope">
          <xsl:choose>
            <xsl:when test="@scope"><xsl:value-of select="@scope"/></xsl:when>
            <xsl:when test="../../self::db:thead or not(../db:td)">col</xsl:when>
            <xsl:otherwise>row</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:copy-of select="@abbr"/>
      </xsl:if>
      <xsl:if test="../../self::db:tbody and ../../../db:thead and ../*[2]">
        <xsl:variable name="column" select="count(preceding-sibling::*) + 1"/>
        <xsl:call-template name="data-label">
          <xsl:with-param name="label" select="$labels[$column]"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="cell-class">
        <xsl:with-param name="align" select="(@align | ../@align)[last()]"/>
        <xsl:with-param name="valign" select="(@valign | ../@valign)[last()]"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="db:colgroup">
    <colgroup>
      <xsl:if test="not(db:col)"><xsl:copy-of select="@span"/></xsl:if>
      <xsl:for-each select="db:col"><col><xsl:copy-of select="@span"/></col></xsl:for-each>
    </colgroup>
  </xsl:template>
  <xsl:template match="db:col"/>

</xsl:stylesheet>
