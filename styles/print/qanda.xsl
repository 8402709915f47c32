<?xml version="1.0" encoding="UTF-8"?>
<!--
  Questions and answers, and exercises.

    qandaset                     number, question in semibold, answer under it
    qandaset role="exercises"    "Exercise 1" and its task, run in; the answers
                                 follow at the end of the set as solutions
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db">

  <xsl:template match="db:qandaset">
    <fo:block xsl:use-attribute-sets="apart">
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates select="." mode="block-title"/>
      <xsl:apply-templates select="*"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:qandadiv">
    <fo:block xsl:use-attribute-sets="heading-4">
      <xsl:call-template name="place"/>
      <xsl:apply-templates select="q:title(.)/node()"/>
    </fo:block>
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="db:qandaentry">
    <fo:list-block provisional-label-separation="0.4em" space-before="{$half-step}"
        provisional-distance-between-starts="{1.4 + (string-length(q:number(.)) &gt; 1) * 0.5}em">
      <xsl:call-template name="place"/>
      <fo:list-item>
        <fo:list-item-label end-indent="label-end()">
          <fo:block text-align="end" font-weight="600" color="{$accent}"
              q:font-features="lnum,tnum">
            <xsl:choose>
              <xsl:when test="q:number(.) != ''"><xsl:value-of select="concat(q:number(.), '.')"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="q:word(., 'question.short')"/></xsl:otherwise>
            </xsl:choose>
          </fo:block>
        </fo:list-item-label>
        <fo:list-item-body start-indent="body-start()">
          <xsl:apply-templates select="*"/>
        </fo:list-item-body>
      </fo:list-item>
    </fo:list-block>
  </xsl:template>

  <xsl:template match="db:question">
    <fo:block font-weight="600" text-align="start" keep-with-next.within-column="always">
      <xsl:call-template name="place"/>
      <xsl:apply-templates select="*"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:answer">
    <fo:block>
      <xsl:call-template name="place"/>
      <xsl:apply-templates select="*"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:label"/>

  <!-- Exercises -->
  <xsl:template match="db:qandaset[contains(concat(' ', @role, ' '), ' exercises ')]">
    <fo:block xsl:use-attribute-sets="apart">
      <xsl:call-template name="block-place"/>
      <xsl:apply-templates select="." mode="block-title"/>
      <xsl:apply-templates select="*[not(self::db:qandaentry or self::db:qandadiv)]"/>
      <xsl:variable name="entries" select="db:qandaentry | db:qandadiv/db:qandaentry"/>
      <xsl:apply-templates select="$entries" mode="exercise"/>
      <xsl:if test="$entries/db:answer">
        <fo:block xsl:use-attribute-sets="heading-3" role="P">
          <xsl:value-of select="q:word(., 'solutions')"/>
        </fo:block>
        <xsl:apply-templates select="$entries[db:answer]" mode="solution"/>
      </xsl:if>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:qandaentry" mode="exercise">
    <fo:block xsl:use-attribute-sets="exercise">
      <xsl:call-template name="place"/>
      <xsl:call-template name="run-in">
        <xsl:with-param name="id" select="db:question/@xml:id"/>
        <xsl:with-param name="content" select="db:question/*"/>
        <xsl:with-param name="label">
          <fo:inline color="{$accent}" xsl:use-attribute-sets="run-in">
            <xsl:call-template name="exercise-label"/>
          </fo:inline>
        </xsl:with-param>
      </xsl:call-template>
    </fo:block>
  </xsl:template>

  <xsl:template match="db:qandaentry" mode="solution">
    <fo:block xsl:use-attribute-sets="exercise">
      <xsl:call-template name="place-pos">
        <xsl:with-param name="from" select="db:answer[1]"/>
      </xsl:call-template>
      <xsl:variable name="target" select="(@xml:id | db:question/@xml:id)[1]"/>
      <xsl:call-template name="run-in">
        <xsl:with-param name="id" select="db:answer[1]/@xml:id"/>
        <xsl:with-param name="content" select="db:answer/*"/>
        <xsl:with-param name="label">
          <fo:inline xsl:use-attribute-sets="run-in">
            <xsl:choose>
              <xsl:when test="$target">
                <fo:basic-link internal-destination="{$target}">
                  <xsl:call-template name="exercise-label"/>
                </fo:basic-link>
              </xsl:when>
              <xsl:otherwise><xsl:call-template name="exercise-label"/></xsl:otherwise>
            </xsl:choose>
          </fo:inline>
        </xsl:with-param>
      </xsl:call-template>
    </fo:block>
  </xsl:template>

  <!-- The label before the first paragraph, or above what else comes first -->
  <xsl:template name="run-in">
    <xsl:param name="id"/>
    <xsl:param name="label"/>
    <xsl:param name="content"/>
    <xsl:variable name="paragraph" select="$content[1][self::db:para or self::db:simpara]"/>
    <fo:block>
      <xsl:if test="$id">
        <xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute>
      </xsl:if>
      <xsl:for-each select="$paragraph"><xsl:call-template name="lead-in"/></xsl:for-each>
      <xsl:if test="not($paragraph)">
        <xsl:attribute name="keep-with-next.within-column">always</xsl:attribute>
      </xsl:if>
      <xsl:copy-of select="$label"/>
      <xsl:if test="$paragraph"><xsl:text>&#x2007;&#x2009;</xsl:text></xsl:if>
      <xsl:apply-templates select="$paragraph/node()"/>
    </fo:block>
    <xsl:apply-templates select="$content[position() &gt; count($paragraph)]"/>
  </xsl:template>

  <xsl:template name="exercise-label">
    <xsl:value-of select="q:word(., 'exercise')"/>
    <xsl:if test="q:number(.) != ''">
      <xsl:value-of select="concat('&#xA0;', q:number(.))"/>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
