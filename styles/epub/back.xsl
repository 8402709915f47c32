<?xml version="1.0" encoding="UTF-8"?>
<!-- Glossaries and bibliographies, in the order the source has them. -->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:func="http://exslt.org/functions"
    xmlns:q="urn:x-quoin"
    extension-element-prefixes="func"
    exclude-result-prefixes="db q">

  <!-- Where a link to an entry leads: its first definition, else the entry -->
  <func:function name="q:definition-id">
    <xsl:param name="entry"/>
    <xsl:variable name="definition" select="$entry/db:glossdef[1]"/>
    <xsl:choose>
      <xsl:when test="$definition/@xml:id"><func:result select="string($definition/@xml:id)"/></xsl:when>
      <xsl:when test="$definition"><func:result select="concat($entry/@xml:id, '..def')"/></xsl:when>
      <xsl:otherwise><func:result select="string($entry/@xml:id)"/></xsl:otherwise>
    </xsl:choose>
  </func:function>

  <xsl:template match="db:glossary | db:glossdiv" mode="division">
    <section>
      <xsl:call-template name="common"/>
      <xsl:call-template name="division-type"/>
      <xsl:call-template name="heading"/>
      <xsl:apply-templates select="*[not(self::db:glossentry)]"/>
      <xsl:call-template name="glossary-entries"/>
    </section>
  </xsl:template>
  <xsl:template match="db:glossdiv">
    <xsl:apply-templates select="." mode="division"/>
  </xsl:template>
  <xsl:template match="db:glosslist">
    <xsl:call-template name="box-title"/>
    <xsl:call-template name="glossary-entries"/>
  </xsl:template>

  <xsl:template name="glossary-entries">
    <xsl:if test="db:glossentry">
      <dl class="glossary">
        <xsl:if test="self::db:glosslist"><xsl:call-template name="common"/></xsl:if>
        <xsl:for-each select="db:glossentry">
          <dt>
            <xsl:call-template name="common"/>
            <dfn epub:type="glossterm">
              <xsl:for-each select="db:glossterm"><xsl:call-template name="common"/></xsl:for-each>
              <xsl:apply-templates select="db:glossterm/node()"/>
            </dfn>
            <xsl:for-each select="db:acronym | db:abbrev">
              <xsl:text> (</xsl:text><xsl:apply-templates select="."/><xsl:text>)</xsl:text>
            </xsl:for-each>
            <xsl:apply-templates select="db:indexterm"/>
          </dt>
          <xsl:for-each select="db:glosssee | db:glossdef">
            <dd>
              <xsl:if test="self::db:glossdef">
                <xsl:attribute name="epub:type">glossdef</xsl:attribute>
                <xsl:if test="not(preceding-sibling::db:glossdef[1])">
                  <xsl:attribute name="id"><xsl:value-of select="q:definition-id(..)"/></xsl:attribute>
                </xsl:if>
              </xsl:if>
              <xsl:call-template name="common"/>
              <xsl:choose>
                <xsl:when test="self::db:glosssee">
                  <xsl:call-template name="glossary-see">
                    <xsl:with-param name="key" select="'see'"/>
                  </xsl:call-template>
                </xsl:when>
                <xsl:otherwise>
                  <xsl:apply-templates select="*[not(self::db:glossseealso)]"/>
                  <xsl:if test="db:glossseealso">
                    <p>
                      <xsl:for-each select="db:glossseealso">
                        <xsl:if test="position() &gt; 1">
                          <xsl:value-of select="q:word(., 'list.join')"/>
                        </xsl:if>
                        <xsl:call-template name="glossary-see">
                          <xsl:with-param name="key"
                              select="substring('seealso', 1, 7 * (position() = 1))"/>
                        </xsl:call-template>
                      </xsl:for-each>
                    </p>
                  </xsl:if>
                  <xsl:if test="position() = last() and key('glossref', ../@xml:id)">
                    <p class="back">
                      <a role="doc-backlink" href="{q:path(key('glossref', ../@xml:id)[1])}#{../@xml:id}..ref"
                          aria-label="{concat(q:word(., 'back'), q:word(., 'title.colon'), normalize-space(../db:glossterm))}">&#x21A9;&#xFE0E;</a>
                    </p>
                  </xsl:if>
                </xsl:otherwise>
              </xsl:choose>
            </dd>
          </xsl:for-each>
        </xsl:for-each>
      </dl>
    </xsl:if>
  </xsl:template>

  <xsl:template name="glossary-see">
    <xsl:param name="key"/>
    <xsl:variable name="other" select="q:id(@otherterm)"/>
    <xsl:if test="$key != ''">
      <i><xsl:value-of select="q:word(., $key)"/></i>
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="$other">
        <a href="{q:href($other)}">
          <xsl:apply-templates/>
          <xsl:if test="not(node())">
            <xsl:apply-templates select="$other/db:glossterm/node()"/>
          </xsl:if>
        </a>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:bibliography | db:bibliodiv" mode="division">
    <section>
      <xsl:call-template name="common"/>
      <xsl:call-template name="division-type"/>
      <xsl:call-template name="heading"/>
      <xsl:apply-templates select="*[not(self::db:biblioentry or self::db:bibliomixed)]"/>
      <xsl:call-template name="bibliography-entries"/>
    </section>
  </xsl:template>
  <xsl:template match="db:bibliodiv">
    <xsl:apply-templates select="." mode="division"/>
  </xsl:template>
  <xsl:template match="db:bibliolist">
    <xsl:call-template name="box-title"/>
    <xsl:call-template name="bibliography-entries"/>
  </xsl:template>

  <xsl:template name="bibliography-entries">
    <xsl:if test="db:biblioentry or db:bibliomixed">
      <ul class="bibliography">
        <xsl:if test="self::db:bibliolist"><xsl:call-template name="common"/></xsl:if>
        <xsl:apply-templates select="db:biblioentry | db:bibliomixed"/>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- Written out by its author -->
  <xsl:template match="db:bibliomixed">
    <li>
      <xsl:call-template name="common"/>
      <xsl:apply-templates/>
    </li>
  </xsl:template>
  <xsl:template match="db:bibliomixed/db:abbrev | db:biblioentry/db:abbrev">
    <b class="abbrev">[<xsl:apply-templates/>]</b>
    <xsl:text> </xsl:text>
  </xsl:template>
  <xsl:template match="db:bibliomixed/db:title | db:bibliomset/db:title">
    <cite><xsl:apply-templates/></cite>
  </xsl:template>

  <!-- Given as data: one piece after another, each ended by a full stop -->
  <xsl:template match="db:biblioentry">
    <li>
      <xsl:call-template name="common"/>
      <xsl:apply-templates select="db:abbrev"/>
      <xsl:for-each select="*[not(self::db:abbrev)]">
        <xsl:choose>
          <xsl:when test="self::db:author or self::db:editor or self::db:othercredit">
            <xsl:value-of select="q:name(.)"/>
          </xsl:when>
          <xsl:when test="self::db:authorgroup">
            <xsl:for-each select="*">
              <xsl:if test="position() &gt; 1"><xsl:value-of select="q:word(., 'list.join')"/></xsl:if>
              <xsl:value-of select="q:name(.)"/>
            </xsl:for-each>
          </xsl:when>
          <xsl:when test="self::db:title or self::db:citetitle">
            <cite><xsl:apply-templates/></cite>
          </xsl:when>
          <xsl:when test="self::db:publisher">
            <xsl:for-each select="*">
              <xsl:if test="position() &gt; 1"><xsl:value-of select="q:word(., 'list.join')"/></xsl:if>
              <xsl:value-of select="normalize-space()"/>
            </xsl:for-each>
          </xsl:when>
          <xsl:when test="self::db:copyright"><xsl:call-template name="copyright"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
        </xsl:choose>
        <xsl:text>. </xsl:text>
      </xsl:for-each>
    </li>
  </xsl:template>

</xsl:stylesheet>
