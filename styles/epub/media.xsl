<?xml version="1.0" encoding="UTF-8"?>
<!--
  Pictures, figures, examples, equations.

  An img says by data-fileref which file it shows; src/epub/ puts it in.  What a
  picture shows is told by its alt or textobject; one that has neither is taken
  for decoration.
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:mml="http://www.w3.org/1998/Math/MathML"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db mml q">

  <xsl:template match="db:figure | db:informalfigure">
    <figure>
      <xsl:call-template name="common"/>
      <xsl:call-template name="wrap"/>
      <xsl:apply-templates/>
      <xsl:if test="q:title(.)">
        <figcaption><xsl:call-template name="caption-text"/></figcaption>
      </xsl:if>
    </figure>
  </xsl:template>

  <!-- With text beside it, on a screen that has room for both -->
  <xsl:template name="wrap">
    <xsl:if test="q:wrap(.) != ''">
      <xsl:variable name="width" select="(@q:width | .//db:imagedata[not(ancestor::*[@q:width])]/@width)[1]"/>
      <xsl:attribute name="class"><xsl:value-of select="concat('wrap-', q:wrap(.))"/></xsl:attribute>
      <xsl:if test="$width = @q:width or contains($width, '%')">
        <xsl:attribute name="style">
          <xsl:value-of select="concat('width:', number(translate($width, '%', '')), '%')"/>
        </xsl:attribute>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="db:figure/db:alt | db:informalfigure/db:alt | db:table/db:alt |
      db:informaltable/db:alt | db:example/db:alt"/>

  <xsl:template match="db:example | db:informalexample">
    <figure epub:type="example" role="doc-example" class="example">
      <xsl:call-template name="common"/>
      <xsl:if test="q:title(.)">
        <figcaption><xsl:call-template name="caption-text"/></figcaption>
      </xsl:if>
      <xsl:apply-templates/>
    </figure>
  </xsl:template>

  <xsl:template match="db:mediaobject">
    <div class="picture">
      <xsl:call-template name="common"/>
      <xsl:call-template name="picture"/>
      <xsl:if test="db:alt or db:textobject/db:phrase or ../db:alt">
        <xsl:apply-templates select="db:textobject[not(db:phrase)]" mode="long-description"/>
      </xsl:if>
      <xsl:apply-templates select="db:caption"/>
    </div>
  </xsl:template>
  <xsl:template match="db:caption">
    <div class="caption"><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="db:inlinemediaobject">
    <span class="picture">
      <xsl:call-template name="common"/>
      <xsl:call-template name="picture"/>
    </span>
  </xsl:template>

  <!-- What takes more than a phrase to describe unfolds below the picture -->
  <xsl:template match="db:textobject" mode="long-description">
    <details class="description">
      <summary><xsl:value-of select="q:word(., 'description')"/></summary>
      <xsl:apply-templates/>
    </details>
  </xsl:template>

  <!-- The picture meant for screens, else the first; words where there is none -->
  <xsl:template name="picture">
    <xsl:variable name="object" select="(db:imageobject[@role = 'epub' or @role = 'html'] |
        db:imageobject[not(../db:imageobject[@role = 'epub' or @role = 'html'])])[1]"/>
    <xsl:variable name="data" select="$object/db:imagedata[@fileref][1]"/>
    <xsl:variable name="alt">
      <xsl:call-template name="alternative"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$data">
        <img data-fileref="{$data/@fileref}" alt="{$alt}">
          <xsl:for-each select="$data/@q:serial">
            <xsl:attribute name="data-serial"><xsl:value-of select="."/></xsl:attribute>
          </xsl:for-each>
          <xsl:attribute name="data-pos">
            <xsl:value-of select="(ancestor-or-self::*[@q:pos])[last()]/@q:pos"/>
          </xsl:attribute>
          <xsl:if test="$alt = ''">
            <xsl:attribute name="role">presentation</xsl:attribute>
          </xsl:if>
          <xsl:if test="self::db:mediaobject and not(q:wrap(..) != '') and substring($data/@width, string-length($data/@width)) = '%'
              and number(translate($data/@width, '%', '')) &gt; 0">
            <xsl:attribute name="style">
              <xsl:value-of select="concat('width:', number(translate($data/@width, '%', '')), '%')"/>
            </xsl:attribute>
          </xsl:if>
        </img>
      </xsl:when>
      <xsl:when test="$object/mml:math"><xsl:apply-templates select="$object/mml:math"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$alt"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="alternative">
    <xsl:choose>
      <xsl:when test="q:is-decoration(.)"/>
      <xsl:when test="db:alt"><xsl:value-of select="normalize-space(db:alt)"/></xsl:when>
      <xsl:when test="db:textobject/db:phrase">
        <xsl:value-of select="normalize-space(db:textobject/db:phrase)"/>
      </xsl:when>
      <xsl:when test="../db:alt"><xsl:value-of select="normalize-space(../db:alt)"/></xsl:when>
      <xsl:when test="db:textobject"><xsl:value-of select="normalize-space(db:textobject)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space(../db:alt)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:equation | db:informalequation">
    <figure class="equation">
      <xsl:call-template name="common"/>
      <xsl:apply-templates select="*[not(self::db:alt or self::db:title or self::db:info)]"/>
      <xsl:if test="q:title(.) or q:number(.) != ''">
        <figcaption><xsl:call-template name="caption-text"/></figcaption>
      </xsl:if>
    </figure>
  </xsl:template>
  <xsl:template match="db:inlineequation">
    <span class="equation">
      <xsl:call-template name="common"/>
      <xsl:apply-templates select="*[not(self::db:alt)]"/>
    </span>
  </xsl:template>
  <xsl:template match="db:mathphrase">
    <span class="math"><xsl:call-template name="common"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- Formulas as they are, but without our marks -->
  <xsl:template match="mml:math"><xsl:apply-templates select="." mode="math"/></xsl:template>
  <xsl:template match="*" mode="math">
    <xsl:element name="{local-name()}" namespace="{namespace-uri()}">
      <xsl:copy-of select="@*[namespace-uri() != 'urn:x-quoin']"/>
      <xsl:apply-templates select="* | text()" mode="math"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
