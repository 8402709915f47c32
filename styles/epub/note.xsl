<?xml version="1.0" encoding="UTF-8"?>
<!--
  Footnotes: a number in the text, the note at the end of its file, and a way
  there and back.  Readers that know epub:type show the note where it is cited.
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db q">

  <xsl:template name="note-number">
    <xsl:choose>
      <xsl:when test="@q:number"><xsl:value-of select="@q:number"/></xsl:when>
      <xsl:otherwise>*</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:footnote">
    <sup>
      <xsl:choose>
        <!-- a link in a link is no XHTML -->
        <xsl:when test="ancestor::db:link">
          <xsl:attribute name="id"><xsl:value-of select="@xml:id"/>..ref</xsl:attribute>
          <xsl:call-template name="note-number"/>
        </xsl:when>
        <xsl:otherwise>
          <a epub:type="noteref" role="doc-noteref" id="{@xml:id}..ref" href="#{@xml:id}">
            <xsl:call-template name="note-number"/>
          </a>
        </xsl:otherwise>
      </xsl:choose>
    </sup>
  </xsl:template>

  <xsl:template match="db:footnoteref">
    <xsl:variable name="note" select="q:id(@linkend)[self::db:footnote]"/>
    <xsl:if test="$note">
      <sup>
        <a epub:type="noteref" role="doc-noteref" href="{q:href($note)}">
          <xsl:for-each select="$note"><xsl:call-template name="note-number"/></xsl:for-each>
        </a>
      </sup>
    </xsl:if>
  </xsl:template>

  <!-- The notes of a file: of a part or the title page only its own -->
  <xsl:template match="*" mode="notes">
    <xsl:call-template name="notes">
      <xsl:with-param name="notes" select=".//db:footnote"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="/*" mode="notes">
    <xsl:choose>
      <xsl:when test="$is-book">
        <xsl:call-template name="notes">
          <xsl:with-param name="notes" select="(db:title | db:subtitle | db:info)//db:footnote"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$is-split">
        <xsl:call-template name="notes">
          <xsl:with-param name="notes" select="*[not(self::db:section or self::db:sect1 or
              self::db:appendix)]//db:footnote"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="notes">
          <xsl:with-param name="notes" select=".//db:footnote"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="db:part" mode="notes">
    <xsl:call-template name="notes">
      <xsl:with-param name="notes"
          select="(db:title | db:subtitle | db:info | db:partintro)//db:footnote"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="notes">
    <xsl:param name="notes"/>
    <xsl:if test="$notes">
      <section epub:type="footnotes" class="notes" aria-label="{q:word(., 'notes')}">
        <xsl:apply-templates select="$notes" mode="note">
          <xsl:with-param name="language" select="q:language(.)"/>
        </xsl:apply-templates>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="db:footnote" mode="note">
    <xsl:param name="language"/>
    <xsl:variable name="first" select="*[1][self::db:para or self::db:simpara]"/>
    <xsl:variable name="own" select="q:language(.)"/>
    <aside epub:type="footnote" role="doc-footnote">
      <!-- it is moved out of where its language was said -->
      <xsl:if test="$own != $language">
        <xsl:call-template name="language-attributes">
          <xsl:with-param name="language" select="$own"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="common"/>
      <p>
        <a role="doc-backlink" href="#{@xml:id}..ref">
          <xsl:attribute name="aria-label">
            <xsl:call-template name="note-number"/>
            <xsl:value-of select="concat(', ', q:word(., 'back'))"/>
          </xsl:attribute>
          <xsl:call-template name="note-number"/>
        </a>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="$first/node()"/>
      </p>
      <xsl:apply-templates select="*[not(self::db:para or self::db:simpara) or
          preceding-sibling::*[1]]"/>
    </aside>
  </xsl:template>

</xsl:stylesheet>
