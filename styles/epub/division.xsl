<?xml version="1.0" encoding="UTF-8"?>
<!--
  Divisions and their headings.

  The heading of a file is h1, and each division inside is one level deeper than
  the one around it, so that no file skips a level, whatever the source does.
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func"
    exclude-result-prefixes="db q">

  <!-- How deep a node stands in the divisions of its file; 1 is the file's -->
  <func:function name="q:level">
    <xsl:param name="node"/>
    <xsl:variable name="around" select="$node/ancestor-or-self::*[
        self::db:section or self::db:sect1 or self::db:sect2 or self::db:sect3 or
        self::db:sect4 or self::db:sect5 or self::db:simplesect or
        self::db:chapter or self::db:appendix or self::db:preface or
        self::db:article or self::db:glossary or self::db:bibliography or
        self::db:index or self::db:glossdiv or self::db:bibliodiv or
        self::db:indexdiv or self::db:dedication or self::db:colophon or
        self::db:acknowledgements or self::db:reference or self::db:refentry or
        self::db:refsection or self::db:refsect1 or self::db:refsect2 or self::db:refsect3 or
        self::db:refsynopsisdiv[db:title or db:info/db:title] or self::db:setindex or
        self::db:topic or self::db:part]"/>
    <xsl:variable name="above" select="count($around/self::db:part[count($around) &gt; 1]) +
        ($is-split and count($around) &gt; 1)"/>
    <func:result select="count($around) - $above"/>
  </func:function>

  <!-- What stands below a division in the contents -->
  <func:function name="q:below">
    <xsl:param name="node"/>
    <xsl:param name="depth"/>
    <xsl:variable name="sections" select="$node/*[self::db:section or self::db:sect1 or
        self::db:sect2 or self::db:sect3 or self::db:sect4 or self::db:sect5 or
        self::db:appendix or self::db:glossary or self::db:bibliography or
        self::db:refentry or (self::db:index and $has-index)]"/>
    <xsl:choose>
      <xsl:when test="$depth &lt;= 1"><func:result select="/.."/></xsl:when>
      <xsl:when test="$node/self::db:book or $node/self::db:part">
        <func:result select="$node/*[not(self::db:info or self::db:title or
            self::db:titleabbrev or self::db:subtitle or self::db:partintro or
            self::db:toc or @role = 'untitled' or
            (self::db:index and not($has-index)))]"/>
      </xsl:when>
      <!-- an article without sections is its own contents -->
      <xsl:when test="not($node/parent::*) and not($sections)">
        <func:result select="$node"/>
      </xsl:when>
      <xsl:otherwise><func:result select="$sections"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <!-- A file is linked by its name, what stands in it by its id -->
  <func:function name="q:nav-href">
    <xsl:param name="node"/>
    <xsl:choose>
      <xsl:when test="q:level($node) = 1"><func:result select="q:path($node)"/></xsl:when>
      <xsl:otherwise><func:result select="q:href($node)"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <xsl:template match="*" mode="division">
    <section>
      <xsl:call-template name="common"/>
      <xsl:call-template name="division-type"/>
      <xsl:call-template name="heading"/>
      <xsl:apply-templates select="node()[not(self::db:section[$is-split and not(../parent::*)] or
          self::db:sect1[$is-split and not(../parent::*)] or
          self::db:appendix[$is-split and not(../parent::*)])]"/>
    </section>
  </xsl:template>

  <!-- A part's file has its title and introduction; its chapters have theirs -->
  <xsl:template match="db:part" mode="division">
    <section epub:type="part" role="doc-part" class="part">
      <xsl:call-template name="common"/>
      <xsl:call-template name="heading"/>
      <xsl:apply-templates select="db:partintro"/>
    </section>
  </xsl:template>
  <xsl:template match="db:partintro">
    <div class="partintro">
      <xsl:call-template name="common"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="db:section | db:sect1 | db:sect2 | db:sect3 | db:sect4 | db:sect5 |
      db:simplesect | db:refsection | db:refsect1 | db:refsect2 | db:refsect3 |
      db:refsynopsisdiv[db:title or db:info/db:title] | db:reference | db:refentry | db:topic |
      db:appendix | db:glossary |
      db:bibliography | db:article | db:chapter | db:preface | db:colophon |
      db:dedication | db:acknowledgements">
    <xsl:apply-templates select="." mode="division"/>
  </xsl:template>

  <!-- Pages of a manual have their name as heading, and what they do below it -->
  <xsl:template match="db:refmeta"/>
  <xsl:template match="db:refnamediv">
    <p class="refnamediv">
      <xsl:call-template name="common"/>
      <xsl:for-each select="db:refdescriptor | db:refname[not(../db:refdescriptor)]">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <b><xsl:call-template name="common"/><xsl:apply-templates/></b>
      </xsl:for-each>
      <xsl:text> — </xsl:text>
      <xsl:apply-templates select="db:refpurpose/node()"/>
      <xsl:for-each select="db:refclass">
        <xsl:text> (</xsl:text><xsl:apply-templates/><xsl:text>)</xsl:text>
      </xsl:for-each>
    </p>
  </xsl:template>

  <!-- epub:type, its ARIA role, and the class -->
  <xsl:template name="division-type">
    <xsl:variable name="name" select="local-name()"/>
    <xsl:variable name="type">
      <xsl:choose>
        <xsl:when test="$name = 'chapter' or $name = 'appendix' or $name = 'preface' or
            $name = 'glossary' or $name = 'bibliography' or $name = 'index' or
            $name = 'dedication' or $name = 'colophon'">
          <xsl:value-of select="$name"/>
        </xsl:when>
        <xsl:when test="$name = 'acknowledgements'">acknowledgments</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$type != ''">
      <xsl:attribute name="epub:type"><xsl:value-of select="$type"/></xsl:attribute>
      <xsl:attribute name="role"><xsl:value-of select="concat('doc-', $type)"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="q:level(.) = 1">
      <xsl:attribute name="class"><xsl:value-of select="$name"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template name="heading">
    <xsl:variable name="level" select="q:level(.)"/>
    <xsl:variable name="title" select="q:title(.)"/>
    <xsl:choose>
      <xsl:when test="not(parent::*) and not(self::db:book)">
        <header><xsl:call-template name="title-block"/></header>
      </xsl:when>
      <!-- text before the first chapter, which nobody gave a title -->
      <xsl:when test="@role = 'untitled'"/>
      <xsl:otherwise>
        <xsl:element name="h{$level - ($level - 6) * ($level &gt; 6)}">
          <xsl:call-template name="heading-number">
            <xsl:with-param name="level" select="$level"/>
          </xsl:call-template>
          <xsl:choose>
            <xsl:when test="$title"><xsl:apply-templates select="$title/node()"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="q:title-text(.)"/></xsl:otherwise>
          </xsl:choose>
        </xsl:element>
        <xsl:for-each select="(db:subtitle | db:info/db:subtitle)[1]">
          <p epub:type="subtitle" role="doc-subtitle" class="subtitle"><xsl:apply-templates/></p>
        </xsl:for-each>
        <xsl:apply-templates select="db:info/db:abstract | db:info/db:epigraph"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="heading-number">
    <xsl:param name="level"/>
    <xsl:if test="q:number(.) != ''">
      <span>
        <xsl:choose>
          <xsl:when test="$level = 1">
            <xsl:attribute name="class">label</xsl:attribute>
            <xsl:value-of select="q:label(.)"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:attribute name="class">number</xsl:attribute>
            <xsl:value-of select="q:number(.)"/>
          </xsl:otherwise>
        </xsl:choose>
      </span>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- A heading inside a quotation or a list: one level below where it stands -->
  <xsl:template match="db:bridgehead">
    <xsl:variable name="level" select="q:level(.) + 1"/>
    <xsl:element name="h{$level - ($level - 6) * ($level &gt; 6)}">
      <xsl:call-template name="common"/>
      <xsl:attribute name="class">bridgehead</xsl:attribute>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- Titles and the like are fetched by what they belong to -->
  <xsl:template match="db:info | db:title | db:subtitle | db:titleabbrev | db:toc"/>

</xsl:stylesheet>
