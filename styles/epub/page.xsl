<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of each file; the cover and the title page. -->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func"
    exclude-result-prefixes="db q">

  <!-- id, language and serial number of the context node, first thing in a new
       element -->
  <xsl:template name="common">
    <xsl:if test="@q:serial">
      <xsl:attribute name="data-serial"><xsl:value-of select="@q:serial"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="@xml:id">
      <xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="@xml:lang">
      <xsl:call-template name="language-attributes">
        <xsl:with-param name="language" select="@xml:lang"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="language-attributes">
    <xsl:param name="language"/>
    <xsl:attribute name="lang"><xsl:value-of select="$language"/></xsl:attribute>
    <xsl:attribute name="xml:lang"><xsl:value-of select="$language"/></xsl:attribute>
    <xsl:if test="q:direction($language) != q:direction(q:language(/*))">
      <xsl:attribute name="dir"><xsl:value-of select="q:direction($language)"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- role="…" in the tree as class="…" here -->
  <xsl:template name="class">
    <xsl:param name="class" select="''"/>
    <xsl:variable name="all" select="normalize-space(concat($class, ' ', @role))"/>
    <xsl:if test="$all != ''">
      <xsl:attribute name="class"><xsl:value-of select="$all"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template name="html-attributes">
    <xsl:param name="node" select="."/>
    <xsl:if test="$page-refs = 'yes'"><xsl:attribute name="class">page-refs</xsl:attribute></xsl:if>
    <xsl:variable name="here" select="q:language($node)"/>
    <xsl:attribute name="lang"><xsl:value-of select="$here"/></xsl:attribute>
    <xsl:attribute name="xml:lang"><xsl:value-of select="$here"/></xsl:attribute>
    <xsl:if test="q:direction($here) = 'rtl'">
      <xsl:attribute name="dir">rtl</xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template name="head">
    <xsl:param name="title"/>
    <head>
      <title><xsl:value-of select="$title"/></title>
      <link rel="stylesheet" type="text/css" href="style.css"/>
    </head>
  </xsl:template>

  <!-- The file of a division -->
  <xsl:template match="*" mode="file">
    <html>
      <xsl:call-template name="html-attributes"/>
      <xsl:call-template name="head">
        <xsl:with-param name="title">
          <xsl:value-of select="q:title-text(.)"/>
          <xsl:if test="q:title-text(.) = ''"><xsl:value-of select="$book-title"/></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <body>
        <xsl:attribute name="epub:type">
          <xsl:choose>
            <xsl:when test="self::db:preface or self::db:dedication">frontmatter</xsl:when>
            <xsl:when test="self::db:appendix or self::db:glossary or self::db:bibliography or
                self::db:index or self::db:colophon">backmatter</xsl:when>
            <xsl:when test="self::db:acknowledgements and
                not(preceding-sibling::db:chapter[1] or preceding-sibling::db:part[1])">frontmatter</xsl:when>
            <xsl:when test="self::db:acknowledgements">backmatter</xsl:when>
            <xsl:otherwise>bodymatter</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:apply-templates select="." mode="division"/>
        <xsl:apply-templates select="." mode="notes"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="cover">
    <html>
      <xsl:call-template name="html-attributes">
        <xsl:with-param name="node" select="/*"/>
      </xsl:call-template>
      <xsl:call-template name="head">
        <xsl:with-param name="title" select="q:word(/*, 'cover')"/>
      </xsl:call-template>
      <body>
        <div class="cover">
          <img epub:type="cover" role="doc-cover" src="{$cover-image}"
              alt="{q:word(/*, 'cover')}{q:word(/*, 'title.colon')}{$book-title}"/>
        </div>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="*" mode="title-page">
    <html>
      <xsl:call-template name="html-attributes"/>
      <xsl:call-template name="head">
        <xsl:with-param name="title" select="$book-title"/>
      </xsl:call-template>
      <body epub:type="frontmatter">
        <section epub:type="titlepage" class="title-page">
          <xsl:call-template name="common"/>
          <xsl:call-template name="title-block"/>
          <xsl:call-template name="imprint"/>
        </section>
        <xsl:apply-templates select="." mode="notes"/>
      </body>
    </html>
  </xsl:template>

  <!-- Title, subtitle, names, date: of the book or the article -->
  <xsl:template name="title-block">
    <h1>
      <xsl:choose>
        <xsl:when test="q:title(.)"><xsl:apply-templates select="q:title(.)/node()"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$book-title"/></xsl:otherwise>
      </xsl:choose>
    </h1>
    <xsl:for-each select="(db:info/db:subtitle | db:subtitle)[1]">
      <p epub:type="subtitle" role="doc-subtitle" class="subtitle"><xsl:apply-templates/></p>
    </xsl:for-each>
    <xsl:if test="$authors">
      <p class="author">
        <xsl:for-each select="$authors">
          <xsl:if test="position() &gt; 1 and position() &lt; last()">
            <xsl:value-of select="q:word(., 'list.join')"/>
          </xsl:if>
          <xsl:if test="position() &gt; 1 and position() = last()">
            <xsl:value-of select="q:word(., 'list.last')"/>
          </xsl:if>
          <xsl:value-of select="q:name(.)"/>
        </xsl:for-each>
      </p>
      <xsl:for-each select="$authors/db:affiliation">
        <p class="affiliation"><xsl:value-of select="normalize-space()"/></p>
      </xsl:for-each>
    </xsl:if>
    <xsl:for-each select="$helpers">
      <p class="helper">
        <xsl:choose>
          <xsl:when test="self::db:editor"><xsl:value-of select="q:word(., 'edited-by')"/></xsl:when>
          <xsl:when test="@class = 'translator'"><xsl:value-of select="q:word(., 'translated-by')"/></xsl:when>
        </xsl:choose>
        <xsl:text> </xsl:text>
        <xsl:value-of select="q:name(.)"/>
      </p>
    </xsl:for-each>
    <xsl:if test="$given-date != '' or db:info/db:edition or db:info/db:releaseinfo">
      <p class="date">
        <xsl:value-of select="q:date(., $given-date)"/>
        <xsl:for-each select="db:info/db:edition | db:info/db:releaseinfo">
          <xsl:if test="position() &gt; 1 or $given-date != ''"><br/></xsl:if>
          <xsl:apply-templates/>
        </xsl:for-each>
      </p>
    </xsl:if>
    <!-- what shops say is metadata alone where there is an abstract, too -->
    <xsl:for-each select="db:info/db:abstract[not(@role = 'description') or
        not(../db:abstract[not(@role = 'description')])]">
      <section epub:type="abstract" role="doc-abstract" class="abstract"
          aria-label="{q:word(., 'abstract')}">
        <xsl:apply-templates select="*[not(self::db:title)]"/>
      </section>
    </xsl:for-each>
  </xsl:template>

  <!-- Who published it and what may be done with it -->
  <xsl:template name="imprint">
    <xsl:if test="db:info/db:publisher or db:info/db:copyright or db:info/db:legalnotice or
        db:info/db:biblioid[@class = 'isbn' and not(@role = 'print')]">
      <div class="imprint">
        <xsl:for-each select="db:info/db:publisher/db:publishername">
          <p><xsl:apply-templates/></p>
        </xsl:for-each>
        <xsl:for-each select="db:info/db:copyright">
          <p><xsl:call-template name="copyright"/></p>
        </xsl:for-each>
        <xsl:for-each select="db:info/db:legalnotice">
          <xsl:apply-templates select="*[not(self::db:title)]"/>
        </xsl:for-each>
        <xsl:for-each select="db:info/db:biblioid[@class = 'isbn' and not(@role = 'print')][1]">
          <p><xsl:value-of select="concat(q:word(., 'isbn'), ' ', .)"/></p>
        </xsl:for-each>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template name="copyright">
    <xsl:value-of select="q:word(., 'copyright')"/>
    <xsl:for-each select="db:year">
      <xsl:if test="position() &gt; 1">,</xsl:if>
      <xsl:text> </xsl:text>
      <xsl:value-of select="normalize-space()"/>
    </xsl:for-each>
    <xsl:for-each select="db:holder">
      <xsl:if test="position() &gt; 1">,</xsl:if>
      <xsl:text> </xsl:text>
      <xsl:value-of select="normalize-space()"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
