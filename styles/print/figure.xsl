<?xml version="1.0" encoding="UTF-8"?>
<!--
  Pictures, and formal objects with a caption.

      figure            picture, caption below
      example           caption above, content
      mediaobject       picture alone, ranged left as everything is

  A picture is as large as it says, but never wider than the measure or higher
  than the page.  Of several imageobjects the first is taken.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db">

  <xsl:variable name="picture-height" select="concat(round(0.82 * $text-height), 'pt')"/>

  <!-- Label, an en, title -->
  <xsl:template name="caption-text">
    <xsl:variable name="title" select="q:title(.) | db:caption[not(../db:title)]"/>
    <xsl:variable name="label" select="q:label(.)"/>
    <xsl:if test="$label != ''">
      <fo:inline font-weight="600"><xsl:value-of select="$label"/></fo:inline>
      <xsl:if test="$title">&#x2007;</xsl:if>
    </xsl:if>
    <xsl:apply-templates select="$title[1]" mode="caption"/>
  </xsl:template>

  <xsl:template match="*" mode="caption">
    <xsl:apply-templates/>
  </xsl:template>
  <xsl:template match="*[db:para or db:simpara]" mode="caption">
    <xsl:for-each select="db:para | db:simpara">
      <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
      <xsl:apply-templates/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="db:figure" name="figure">
    <fo:block xsl:use-attribute-sets="apart-formal" role="Div"
        keep-together.within-column="always">
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates select="*"/>
      <xsl:if test="@q:number or q:title(.) or db:caption">
        <fo:block xsl:use-attribute-sets="caption-below" role="Caption">
          <xsl:call-template name="caption-text"/>
        </fo:block>
      </xsl:if>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:informalfigure" name="informalfigure">
    <fo:block xsl:use-attribute-sets="apart"
        keep-together.within-column="always">
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates select="*"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:example">
    <fo:block xsl:use-attribute-sets="apart-formal">
      <xsl:call-template name="block-place"/>
      <fo:block xsl:use-attribute-sets="caption-above" role="Caption">
        <xsl:call-template name="caption-text"/>
      </fo:block>
      <xsl:apply-templates select="*"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:informalexample">
    <fo:block xsl:use-attribute-sets="apart">
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates select="*"/>
    </fo:block>
  </xsl:template>

  <!-- A caption its author numbers, and the file above the code -->
  <xsl:template match="db:informalexample/db:caption | db:informalfigure/db:caption">
    <fo:block xsl:use-attribute-sets="caption-below" role="Caption">
      <xsl:apply-templates select="." mode="caption"/>
    </fo:block>
  </xsl:template>
  <xsl:template match="db:informalexample/db:para[@role = 'filename']">
    <fo:block keep-with-next.within-column="always" text-indent="0pt" text-align="start">
      <xsl:call-template name="place"/>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <!-- Turned onto its side: a page to itself, or as many as it takes -->
  <xsl:template match="db:informalexample[@role = 'landscape']">
    <fo:block-container reference-orientation="90"
        width="{$text-height - 1}pt" height="{$measure}pt" display-align="center">
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates select="*"/>
      <xsl:call-template name="turned-notes"/>
    </fo:block-container>
  </xsl:template>

  <!-- An image that isn't there: a frame with its words -->
  <xsl:template match="db:mediaobject[@role = 'missing']">
    <fo:block xsl:use-attribute-sets="missing">
      <xsl:call-template name="place"/>
      <xsl:apply-templates select="db:textobject/*/node()"/>
    </fo:block>
    <xsl:if test="db:caption">
      <fo:block xsl:use-attribute-sets="caption-below" role="Caption">
        <xsl:apply-templates select="db:caption" mode="caption"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- Pictures -->
  <xsl:template match="db:mediaobject">
    <fo:block text-align="start" text-indent="0pt">
      <xsl:if test="not(parent::db:figure or parent::db:informalfigure)">
        <xsl:attribute name="space-before"><xsl:value-of select="$half-step"/></xsl:attribute>
        <xsl:attribute name="space-after"><xsl:value-of select="$half-step"/></xsl:attribute>
      </xsl:if>
      <xsl:call-template name="place"/>
      <xsl:call-template name="picture">
        <xsl:with-param name="height" select="$picture-height"/>
      </xsl:call-template>
    </fo:block>
    <xsl:if test="db:caption and not(parent::db:figure)">
      <fo:block xsl:use-attribute-sets="caption-below" role="Caption">
        <xsl:apply-templates select="db:caption" mode="caption"/>
      </fo:block>
    </xsl:if>
    <xsl:if test="db:caption and parent::db:figure">
      <fo:block xsl:use-attribute-sets="caption-below">
        <xsl:apply-templates select="db:caption" mode="caption"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="db:inlinemediaobject">
    <xsl:call-template name="picture">
      <xsl:with-param name="height" select="$picture-height"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The picture of a (inline)mediaobject; without one, its words -->
  <xsl:template name="picture">
    <xsl:param name="height"/>
    <xsl:variable name="image" select="(db:imageobject/db:imagedata |
        db:imageobjectco/db:imageobject/db:imagedata)[@fileref][1]"/>
    <xsl:choose>
      <xsl:when test="$image">
        <xsl:apply-templates select="$image" mode="picture">
          <xsl:with-param name="height" select="$height"/>
          <xsl:with-param name="alt">
            <xsl:choose>
              <xsl:when test="db:alt"><xsl:value-of select="normalize-space(db:alt)"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="normalize-space(db:textobject)"/></xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="db:textobject/db:phrase/node() | db:textobject/*[not(self::db:phrase)]"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:imagedata" mode="picture">
    <xsl:param name="height"/>
    <xsl:param name="alt"/>
    <fo:external-graphic src="url('{@fileref}')"
        inline-progression-dimension.maximum="100%"
        block-progression-dimension.maximum="{$height}">
      <xsl:choose>
        <xsl:when test="@contentwidth or @width">
          <xsl:attribute name="content-width">
            <xsl:call-template name="picture-length">
              <xsl:with-param name="length" select="(@contentwidth | @width[not(../@contentwidth)])[1]"/>
            </xsl:call-template>
          </xsl:attribute>
        </xsl:when>
        <xsl:when test="@contentdepth or @depth">
          <xsl:attribute name="content-height">
            <xsl:call-template name="picture-length">
              <xsl:with-param name="length" select="(@contentdepth | @depth[not(../@contentdepth)])[1]"/>
            </xsl:call-template>
          </xsl:attribute>
        </xsl:when>
        <xsl:when test="@scale">
          <xsl:attribute name="content-width"><xsl:value-of select="concat(@scale, '%')"/></xsl:attribute>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="content-width">scale-down-to-fit</xsl:attribute>
          <xsl:attribute name="content-height">scale-down-to-fit</xsl:attribute>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="$alt != ''">
          <xsl:attribute name="q:alt"><xsl:value-of select="$alt"/></xsl:attribute>
        </xsl:when>
        <!-- decoration, so its author says -->
        <xsl:when test="../../db:alt">
          <xsl:attribute name="role">Artifact</xsl:attribute>
        </xsl:when>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="@q:pos"><xsl:call-template name="place-pos"/></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="place-pos">
            <xsl:with-param name="from" select="../.."/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </fo:external-graphic>
  </xsl:template>

  <!-- A percentage is of the measure, a bare number CSS pixels; never wider than
       the measure -->
  <xsl:template name="picture-length">
    <xsl:param name="length"/>
    <xsl:variable name="points">
      <xsl:choose>
        <xsl:when test="contains($length, '%')">
          <xsl:value-of select="$measure * substring-before($length, '%') div 100"/>
        </xsl:when>
        <xsl:when test="number($length) = number($length)">
          <xsl:value-of select="$length * 0.75"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="q:points($length)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="not($points &gt; 0)">scale-down-to-fit</xsl:when>
      <xsl:when test="$points &gt; $measure">
        <xsl:value-of select="concat($measure, 'pt')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat(round($points * 100) div 100, 'pt')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
