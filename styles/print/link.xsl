<?xml version="1.0" encoding="UTF-8"?>
<!--
  Links and references.

    xref            "Figure 3.1 on page 12": the words of common/titles.xsl, and
                    the page, which a reader of print needs; "Figure 3.1" alone
                    where the figure stands in the same section, and
                    "Figure 3.1 (p. 12)" in a table
    link linkend    the author's words; with links=notes "(page 12)" after them
    link href       the author's words in the accent colour; with links=notes the
                    address in a note, unless the words are the address
    anchor          an id at a point

  An address is escaped by q:uri; one that it finds unsafe is words only.

  A reference to nothing shows what it asked for: [?id].
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:xlink="http://www.w3.org/1999/xlink"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func"
    exclude-result-prefixes="db xlink">

  <xsl:template match="db:anchor">
    <fo:wrapper><xsl:call-template name="place"/></fo:wrapper>
  </xsl:template>

  <xsl:template match="db:xref">
    <xsl:call-template name="reference">
      <xsl:with-param name="id" select="@linkend | @xlink:href[not(../@linkend)]"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="reference">
    <xsl:param name="id"/>
    <xsl:variable name="name" select="translate($id, '#', '')"/>
    <xsl:variable name="target" select="q:id($name)"/>
    <xsl:variable name="style" select="q:xref-style(., $target, string(@xrefstyle))"/>
    <xsl:choose>
      <xsl:when test="not($target)">
        <xsl:value-of select="concat('[?', $name, ']')"/>
      </xsl:when>
      <xsl:otherwise>
        <fo:basic-link internal-destination="{$name}" xsl:use-attribute-sets="link"
            hyphenate="false">
          <xsl:call-template name="place"/>
          <xsl:choose>
            <xsl:when test="@endterm">
              <xsl:apply-templates select="q:id(@endterm)/node()"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:call-template name="xref-text">
                <xsl:with-param name="target" select="$target"/>
                <xsl:with-param name="style" select="$style"/>
              </xsl:call-template>
            </xsl:otherwise>
          </xsl:choose>
          <xsl:choose>
            <xsl:when test="contains($style, '%') or q:is-near($target, .)"/>
            <xsl:when test="ancestor::db:entry or ancestor::db:td">
              <xsl:text>&#xA0;</xsl:text>
              <xsl:apply-templates select="$target" mode="xref-on-page">
                <xsl:with-param name="words" select="q:word(., 'on-page.short')"/>
              </xsl:apply-templates>
            </xsl:when>
            <xsl:otherwise>
              <xsl:value-of select="q:word(., 'on-page.join')"/>
              <xsl:apply-templates select="$target" mode="xref-on-page">
                <xsl:with-param name="words" select="q:word(., 'on-page')"/>
              </xsl:apply-templates>
            </xsl:otherwise>
          </xsl:choose>
        </fo:basic-link>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="xref-page">
    <fo:page-number-citation ref-id="{@xml:id}"/>
  </xsl:template>

  <!-- "on page 12" in the language of the reference -->
  <xsl:template match="*" mode="xref-on-page">
    <xsl:param name="words"/>
    <xsl:variable name="before" select="substring-before($words, '%p')"/>
    <xsl:choose>
      <!-- no break between "page" and the number -->
      <xsl:when test="substring($before, string-length($before)) = ' '">
        <xsl:value-of select="concat(substring($before, 1, string-length($before) - 1), '&#xA0;')"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$before"/></xsl:otherwise>
    </xsl:choose>
    <fo:page-number-citation ref-id="{@xml:id}"/>
    <xsl:value-of select="substring-after($words, '%p')"/>
  </xsl:template>

  <!-- An entry of the bibliography: its label in brackets -->
  <xsl:template match="db:biblioref">
    <xsl:variable name="id" select="translate((@linkend | @xlink:href)[1], '#', '')"/>
    <xsl:text>[</xsl:text>
    <xsl:choose>
      <xsl:when test="q:id($id)">
        <fo:basic-link internal-destination="{$id}" xsl:use-attribute-sets="link">
          <xsl:call-template name="xref-text">
            <xsl:with-param name="target" select="q:id($id)"/>
          </xsl:call-template>
        </fo:basic-link>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('?', $id)"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="db:link">
    <xsl:choose>
      <xsl:when test="@linkend or starts-with(@xlink:href, '#')">
        <xsl:call-template name="internal-link">
          <xsl:with-param name="id" select="translate((@linkend | @xlink:href)[1], '#', '')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="q:uri(@xlink:href) != ''">
        <fo:basic-link external-destination="url('{q:uri(@xlink:href)}')" xsl:use-attribute-sets="link">
          <xsl:call-template name="place"/>
          <xsl:call-template name="link-words"/>
        </fo:basic-link>
        <xsl:if test="$links = 'notes'">
          <xsl:call-template name="link-note"/>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="link-words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- An address as its own words may be broken after its joints -->
  <xsl:template name="link-words">
    <xsl:choose>
      <xsl:when test="not(node())">
        <fo:inline q:break-after="/._:-?&amp;=#" hyphenate="false">
          <xsl:value-of select="@xlink:href"/>
        </fo:inline>
      </xsl:when>
      <xsl:when test="not(*) and contains(., '/') and contains(@xlink:href, .)">
        <fo:inline q:break-after="/._:-?&amp;=#" hyphenate="false">
          <xsl:apply-templates/>
        </fo:inline>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="internal-link">
    <xsl:param name="id"/>
    <xsl:choose>
      <xsl:when test="not(node())">
        <xsl:call-template name="reference">
          <xsl:with-param name="id" select="$id"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="not(q:id($id))">
        <xsl:apply-templates/>
      </xsl:when>
      <xsl:otherwise>
        <fo:basic-link internal-destination="{$id}" xsl:use-attribute-sets="link">
          <xsl:call-template name="place"/>
          <xsl:apply-templates/>
          <xsl:if test="$links = 'notes'">
            <xsl:value-of select="concat(' (', q:word(., 'page'), '&#xA0;')"/>
            <fo:page-number-citation ref-id="{$id}"/>
            <xsl:text>)</xsl:text>
          </xsl:if>
        </fo:basic-link>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:email">
    <fo:basic-link external-destination="url('{q:uri(concat('mailto:', normalize-space()))}')" xsl:use-attribute-sets="link">
      <xsl:call-template name="place"/>
      <fo:inline q:break-after="@._-" hyphenate="false"><xsl:apply-templates/></fo:inline>
    </fo:basic-link>
  </xsl:template>

</xsl:stylesheet>
