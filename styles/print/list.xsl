<?xml version="1.0" encoding="UTF-8"?>
<!--
  Lists.  Bullets and numbers hang in 1.4 em; half a step around a list, and
  between the items of a loose one; nothing around a tight list in a tight list.

      •  item            1.  item            term
         – nested        a.  nested              definition
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db">

  <xsl:template match="db:itemizedlist">
    <xsl:apply-templates select="." mode="block-title"/>
    <fo:list-block provisional-distance-between-starts="{$list-indent}"
        provisional-label-separation="0.4em">
      <xsl:call-template name="list-frame"/>
      <xsl:variable name="depth" select="count(ancestor::db:itemizedlist)"/>
      <xsl:apply-templates select="db:listitem">
        <xsl:with-param name="loose" select="not(@spacing = 'compact')"/>
        <xsl:with-param name="mark">
          <xsl:choose>
            <xsl:when test="@mark = 'none'"/>
            <xsl:when test="$depth = 0">•</xsl:when>
            <xsl:when test="$depth = 1">–</xsl:when>
            <xsl:otherwise>·</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:apply-templates>
    </fo:list-block>
  </xsl:template>

  <xsl:template name="list-frame">
    <xsl:call-template name="block-place"/>
    <xsl:if test="not(@spacing = 'compact' and parent::db:listitem)">
      <!-- a box's tight list follows its title without, and ends it -->
      <xsl:variable name="boxed" select="parent::db:sidebar or parent::db:note or parent::db:tip or
          parent::db:important or parent::db:warning or parent::db:caution"/>
      <xsl:if test="not($boxed and @spacing = 'compact')">
        <xsl:attribute name="space-before"><xsl:value-of select="$half-step"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="not($boxed) or following-sibling::*">
        <xsl:attribute name="space-after"><xsl:value-of select="$half-step"/></xsl:attribute>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="db:itemizedlist/db:listitem">
    <xsl:param name="loose"/>
    <xsl:param name="mark"/>
    <fo:list-item>
      <xsl:call-template name="place"/>
      <xsl:if test="$loose and position() &gt; 1">
        <xsl:attribute name="space-before"><xsl:value-of select="$half-step"/></xsl:attribute>
      </xsl:if>
      <fo:list-item-label end-indent="label-end()">
        <fo:block text-align="start">
          <xsl:choose>
            <xsl:when test="@role = 'done'">&#x2611;</xsl:when>
            <xsl:when test="@role = 'open'">&#x2610;</xsl:when>
            <xsl:otherwise><xsl:value-of select="$mark"/></xsl:otherwise>
          </xsl:choose>
        </fo:block>
      </fo:list-item-label>
      <xsl:call-template name="item-body"/>
    </fo:list-item>
  </xsl:template>

  <xsl:template name="item-body">
    <fo:list-item-body start-indent="body-start()">
      <xsl:apply-templates select="*"/>
      <xsl:if test="not(*)"><fo:block/></xsl:if>
    </fo:list-item-body>
  </xsl:template>

  <!-- Numbers stand at the end of their space, so that dots align -->
  <xsl:template match="db:orderedlist">
    <xsl:variable name="start">
      <xsl:choose>
        <xsl:when test="@startingnumber"><xsl:value-of select="@startingnumber"/></xsl:when>
        <xsl:otherwise>1</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="last" select="$start + count(db:listitem) - 1"/>
    <xsl:apply-templates select="." mode="block-title"/>
    <fo:list-block provisional-label-separation="0.4em">
      <xsl:attribute name="provisional-distance-between-starts">
        <xsl:choose>
          <!-- in parentheses -->
          <xsl:when test="@role = 'examples'">
            <xsl:value-of select="concat(1.4 + 0.5 * string-length($last), 'em')"/>
          </xsl:when>
          <xsl:when test="contains(@numeration, 'roman')">
            <!-- vii, xviii, xxvii, xxxviii and lxxviii need more than those before; capitals are wider -->
            <xsl:value-of select="concat((1 + starts-with(@numeration, 'upper') * 0.2) *
                (1.9 + ($last &gt; 6) * 0.9 + ($last &gt; 17) * 0.4 + ($last &gt; 26) * 0.5 +
                ($last &gt; 37) * 0.4 + ($last &gt; 77) * 0.5), 'em')"/>
          </xsl:when>
          <xsl:when test="$last &lt; 10"><xsl:value-of select="$list-indent"/></xsl:when>
          <xsl:when test="$last &lt; 100">1.9em</xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="concat(0.9 + 0.5 * string-length($last), 'em')"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:call-template name="list-frame"/>
      <xsl:apply-templates select="db:listitem">
        <xsl:with-param name="loose" select="not(@spacing = 'compact')"/>
        <xsl:with-param name="before" select="$start - 1"/>
        <xsl:with-param name="numeration" select="@numeration"/>
        <xsl:with-param name="open" select="substring('(', 1 + not(@role = 'examples'))"/>
        <xsl:with-param name="close" select="substring(').', 1 + not(@role = 'examples'), 1)"/>
      </xsl:apply-templates>
    </fo:list-block>
  </xsl:template>

  <xsl:template match="db:orderedlist/db:listitem">
    <xsl:param name="loose"/>
    <xsl:param name="open"/>
    <xsl:param name="close"/>
    <xsl:param name="before"/>
    <xsl:param name="numeration"/>
    <fo:list-item>
      <xsl:call-template name="place"/>
      <xsl:if test="$loose and position() &gt; 1">
        <xsl:attribute name="space-before"><xsl:value-of select="$half-step"/></xsl:attribute>
      </xsl:if>
      <fo:list-item-label end-indent="label-end()">
        <fo:block text-align="end" q:font-features="lnum,tnum">
          <xsl:value-of select="$open"/>
          <xsl:call-template name="item-number">
            <xsl:with-param name="number" select="$before + position()"/>
            <xsl:with-param name="numeration" select="$numeration"/>
          </xsl:call-template>
          <xsl:value-of select="$close"/>
        </fo:block>
      </fo:list-item-label>
      <xsl:call-template name="item-body"/>
    </fo:list-item>
  </xsl:template>

  <!-- A number in letters or roman figures; xsl:number with a value only
       formats it, and counts nothing -->
  <xsl:template name="item-number">
    <xsl:param name="number"/>
    <xsl:param name="numeration"/>
    <xsl:choose>
      <xsl:when test="$number &lt; 1"><xsl:value-of select="$number"/></xsl:when>
      <xsl:when test="$numeration = 'loweralpha'">
        <xsl:number value="$number" format="a"/>
      </xsl:when>
      <xsl:when test="$numeration = 'upperalpha'">
        <xsl:number value="$number" format="A"/>
      </xsl:when>
      <xsl:when test="$numeration = 'lowerroman'">
        <xsl:number value="$number" format="i"/>
      </xsl:when>
      <xsl:when test="$numeration = 'upperroman'">
        <xsl:number value="$number" format="I"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$number"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Terms and their definitions -->
  <xsl:template match="db:variablelist">
    <xsl:apply-templates select="." mode="block-title"/>
    <fo:block xsl:use-attribute-sets="apart" role="L">
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates select="db:varlistentry"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:varlistentry">
    <fo:block role="LI">
      <xsl:call-template name="place"/>
      <xsl:if test="position() &gt; 1 and not(../@spacing = 'compact')">
        <xsl:attribute name="space-before"><xsl:value-of select="$half-step"/></xsl:attribute>
      </xsl:if>
      <fo:block xsl:use-attribute-sets="term" role="Lbl">
        <xsl:for-each select="db:term">
          <xsl:if test="position() &gt; 1">
            <xsl:value-of select="q:word(., 'list.join')"/>
          </xsl:if>
          <xsl:call-template name="term-target"/>
          <xsl:apply-templates/>
        </xsl:for-each>
      </fo:block>
      <fo:block role="LBody" start-indent="inherited-property-value(start-indent) + {$list-indent}">
        <xsl:apply-templates select="db:listitem/*"/>
      </fo:block>
    </fo:block>
  </xsl:template>

  <xsl:template name="term-target">
    <xsl:if test="@xml:id"><fo:wrapper id="{@xml:id}"/></xsl:if>
  </xsl:template>

  <!-- Members run in, or one a line, or in columns: down (vert) or across them (horiz) -->
  <xsl:template match="db:simplelist">
    <xsl:variable name="columns" select="q:columns(.)"/>
    <xsl:choose>
      <xsl:when test="@type = 'inline' and (../text()[normalize-space()] or parent::db:para or
          parent::db:simpara)">
        <xsl:call-template name="members-in-line"/>
      </xsl:when>
      <xsl:when test="@type = 'inline'">
        <fo:block text-indent="0pt">
          <xsl:call-template name="block-place"/>
          <xsl:call-template name="members-in-line"/>
        </fo:block>
      </xsl:when>
      <xsl:when test="$columns &gt; 1">
        <xsl:call-template name="members-in-columns">
          <xsl:with-param name="columns" select="$columns"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <fo:block xsl:use-attribute-sets="apart" text-align="start" role="L"
            start-indent="inherited-property-value(start-indent) + {$list-indent}">
          <xsl:call-template name="block-place"/>
          <xsl:for-each select="db:member">
            <fo:block role="LI">
              <xsl:call-template name="place"/>
              <xsl:apply-templates/>
            </fo:block>
          </xsl:for-each>
        </fo:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="members-in-line">
    <xsl:for-each select="db:member">
      <xsl:if test="position() &gt; 1">
        <xsl:value-of select="q:word(., 'list.join')"/>
      </xsl:if>
      <xsl:if test="@xml:id"><fo:wrapper id="{@xml:id}"/></xsl:if>
      <xsl:apply-templates/>
    </xsl:for-each>
  </xsl:template>

  <!-- Structure is read row by row, so members that go down are no list in it -->
  <xsl:template name="members-in-columns">
    <xsl:param name="columns"/>
    <xsl:variable name="members" select="db:member"/>
    <xsl:variable name="across" select="@type = 'horiz'"/>
    <xsl:variable name="rows" select="ceiling(count($members) div $columns)"/>
    <fo:block xsl:use-attribute-sets="apart">
      <xsl:call-template name="block-place"/>
      <fo:table table-layout="fixed" width="100%" role="Div">
        <xsl:for-each select="$members[position() &lt;= $columns]">
          <fo:table-column column-width="proportional-column-width(1)"/>
        </xsl:for-each>
        <fo:table-body start-indent="0pt" end-indent="0pt" text-indent="0pt" text-align="start">
          <xsl:for-each select="$members[position() &lt;= $rows]">
            <xsl:variable name="row" select="position()"/>
            <fo:table-row keep-together.within-column="always">
              <xsl:for-each select="$members[$across and ceiling(position() div $columns) = $row or
                  not($across) and position() mod $rows = $row mod $rows]">
                <fo:table-cell padding-start="{$list-indent}">
                  <fo:block>
                    <xsl:call-template name="place"/>
                    <xsl:apply-templates/>
                  </fo:block>
                </fo:table-cell>
              </xsl:for-each>
            </fo:table-row>
          </xsl:for-each>
        </fo:table-body>
      </fo:table>
    </fo:block>
  </xsl:template>

  <!-- Items of one form: a small table -->
  <xsl:template match="db:segmentedlist">
    <xsl:apply-templates select="." mode="block-title"/>
    <fo:block xsl:use-attribute-sets="apart-box">
      <xsl:call-template name="block-place"/>
      <fo:table xsl:use-attribute-sets="table">
        <xsl:call-template name="table-frame">
          <xsl:with-param name="widths" select="false()"/>
          <xsl:with-param name="head" select="db:segtitle"/>
        </xsl:call-template>
        <xsl:if test="db:segtitle">
          <fo:table-header xsl:use-attribute-sets="table-head">
            <xsl:call-template name="table-part"/>
            <fo:table-row>
              <xsl:apply-templates select="db:segtitle"/>
            </fo:table-row>
          </fo:table-header>
        </xsl:if>
        <fo:table-body>
          <xsl:call-template name="table-part"/>
          <xsl:for-each select="db:seglistitem">
            <fo:table-row>
              <xsl:call-template name="row-keep"/>
              <xsl:call-template name="place"/>
              <xsl:apply-templates select="db:seg"/>
            </fo:table-row>
          </xsl:for-each>
        </fo:table-body>
      </fo:table>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:segtitle | db:seg">
    <fo:table-cell>
      <xsl:call-template name="cell-frame">
        <xsl:with-param name="above" select="boolean(self::db:segtitle)"/>
        <xsl:with-param name="below" select="boolean(self::db:segtitle)"/>
        <xsl:with-param name="gap" select="position() != last()"/>
      </xsl:call-template>
      <xsl:call-template name="place"/>
      <fo:block><xsl:apply-templates/></fo:block>
    </fo:table-cell>
  </xsl:template>

  <!-- Procedures: numbered steps, substeps in letters -->
  <xsl:template match="db:procedure">
    <xsl:if test="q:title(.)">
      <fo:block xsl:use-attribute-sets="box-title" space-before="{$half-step}">
        <xsl:call-template name="place"/>
        <xsl:call-template name="caption-text"/>
      </fo:block>
    </xsl:if>
    <xsl:apply-templates select="*[not(self::db:step)]"/>
    <fo:list-block provisional-label-separation="0.4em" space-before="{$half-step}"
        space-after="{$half-step}"
        provisional-distance-between-starts="{1.4 + (count(db:step) &gt; 9) * 0.5}em">
      <xsl:choose>
        <xsl:when test="q:title(.)"><xsl:call-template name="place-pos"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="block-place"/></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="db:step"/>
    </fo:list-block>
  </xsl:template>

  <xsl:template match="db:substeps | db:stepalternatives">
    <fo:list-block provisional-label-separation="0.4em"
        provisional-distance-between-starts="{$list-indent}">
      <xsl:call-template name="place"/>
      <xsl:apply-templates select="db:step"/>
    </fo:list-block>
  </xsl:template>

  <xsl:template match="db:step">
    <fo:list-item>
      <xsl:call-template name="place"/>
      <xsl:if test="position() &gt; 1 and not(parent::db:substeps)">
        <xsl:attribute name="space-before"><xsl:value-of select="$half-step"/></xsl:attribute>
      </xsl:if>
      <fo:list-item-label end-indent="label-end()">
        <fo:block text-align="end" q:font-features="lnum,tnum">
          <xsl:choose>
            <xsl:when test="parent::db:stepalternatives">–</xsl:when>
            <xsl:when test="parent::db:substeps">
              <xsl:number value="position()" format="a"/>
              <xsl:text>.</xsl:text>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="concat(position(), '.')"/></xsl:otherwise>
          </xsl:choose>
        </fo:block>
      </fo:list-item-label>
      <fo:list-item-body start-indent="body-start()">
        <xsl:apply-templates select="." mode="block-title"/>
        <xsl:apply-templates select="*"/>
        <xsl:if test="not(*)"><fo:block/></xsl:if>
      </fo:list-item-body>
    </fo:list-item>
  </xsl:template>

  <!-- Callouts under a listing: the numbers that co gives in the code -->
  <xsl:template match="db:calloutlist">
    <fo:list-block provisional-label-separation="0.4em" space-before="{$half-step}"
        space-after="{$half-step}" provisional-distance-between-starts="{$list-indent}">
      <xsl:call-template name="block-place"/>
      <xsl:for-each select="db:callout">
        <fo:list-item>
          <xsl:call-template name="place"/>
          <fo:list-item-label end-indent="label-end()">
            <fo:block text-align="start">
              <fo:inline xsl:use-attribute-sets="callout">
                <fo:basic-link internal-destination="{substring-before(concat(@arearefs, ' '), ' ')}">
                  <xsl:value-of select="position()"/>
                </fo:basic-link>
              </fo:inline>
            </fo:block>
          </fo:list-item-label>
          <xsl:call-template name="item-body"/>
        </fo:list-item>
      </xsl:for-each>
    </fo:list-block>
  </xsl:template>

</xsl:stylesheet>
