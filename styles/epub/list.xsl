<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists of all kinds, procedures. -->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db q">

  <!-- What stands before the items: its title, an introduction -->
  <xsl:template name="list-head">
    <xsl:call-template name="box-title"/>
    <xsl:apply-templates select="*[not(self::db:listitem or self::db:varlistentry or
        self::db:callout or self::db:step)]"/>
  </xsl:template>

  <xsl:template name="list-class">
    <xsl:param name="class" select="''"/>
    <xsl:call-template name="class">
      <xsl:with-param name="class">
        <xsl:value-of select="$class"/>
        <xsl:if test="@spacing = 'compact'"> tight</xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="db:itemizedlist">
    <xsl:call-template name="list-head"/>
    <ul>
      <xsl:call-template name="common"/>
      <xsl:call-template name="list-class"/>
      <xsl:apply-templates select="db:listitem"/>
    </ul>
  </xsl:template>

  <xsl:template match="db:orderedlist">
    <xsl:call-template name="list-head"/>
    <ol>
      <xsl:call-template name="common"/>
      <xsl:call-template name="list-class"/>
      <xsl:if test="@startingnumber and number(@startingnumber) = number(@startingnumber)">
        <xsl:attribute name="start"><xsl:value-of select="number(@startingnumber)"/></xsl:attribute>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="@numeration = 'loweralpha'"><xsl:attribute name="type">a</xsl:attribute></xsl:when>
        <xsl:when test="@numeration = 'upperalpha'"><xsl:attribute name="type">A</xsl:attribute></xsl:when>
        <xsl:when test="@numeration = 'lowerroman'"><xsl:attribute name="type">i</xsl:attribute></xsl:when>
        <xsl:when test="@numeration = 'upperroman'"><xsl:attribute name="type">I</xsl:attribute></xsl:when>
      </xsl:choose>
      <xsl:apply-templates select="db:listitem"/>
    </ol>
  </xsl:template>

  <xsl:template match="db:listitem | db:step">
    <li>
      <xsl:call-template name="common"/>
      <xsl:call-template name="class"/>
      <xsl:call-template name="box-title"/>
      <xsl:apply-templates/>
    </li>
  </xsl:template>

  <!-- Tasks: the box is a picture with a word -->
  <xsl:template match="db:itemizedlist[@role = 'task-list']/db:listitem[@role]">
    <li>
      <xsl:call-template name="common"/>
      <xsl:attribute name="class">task</xsl:attribute>
      <span role="img" class="box" aria-label="{q:word(., concat('task.', @role))}">
        <xsl:choose>
          <xsl:when test="@role = 'done'">&#x2611;</xsl:when>
          <xsl:otherwise>&#x2610;</xsl:otherwise>
        </xsl:choose>
      </span>
      <xsl:text> </xsl:text>
      <xsl:apply-templates/>
    </li>
  </xsl:template>

  <xsl:template match="db:variablelist">
    <xsl:call-template name="list-head"/>
    <dl>
      <xsl:call-template name="common"/>
      <xsl:call-template name="list-class"/>
      <xsl:apply-templates select="db:varlistentry"/>
    </dl>
  </xsl:template>
  <xsl:template match="db:varlistentry">
    <xsl:for-each select="db:term">
      <dt>
        <xsl:choose>
          <xsl:when test="@xml:id or position() &gt; 1">
            <xsl:call-template name="common"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:for-each select=".."><xsl:call-template name="common"/></xsl:for-each>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates/>
      </dt>
    </xsl:for-each>
    <xsl:for-each select="db:listitem">
      <dd>
        <xsl:call-template name="common"/>
        <xsl:apply-templates/>
      </dd>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="db:simplelist">
    <xsl:variable name="columns" select="q:columns(.)"/>
    <ul>
      <xsl:call-template name="common"/>
      <xsl:attribute name="class">
        <xsl:value-of select="concat('simple', substring(' across', 1, 7 * (@type = 'horiz' and $columns &gt; 1)))"/>
      </xsl:attribute>
      <!-- down the columns; fewer, where they would be narrow -->
      <xsl:if test="$columns &gt; 1 and not(@type = 'horiz')">
        <xsl:attribute name="style"><xsl:value-of select="concat('columns: ', $columns, ' 7em')"/></xsl:attribute>
      </xsl:if>
      <xsl:for-each select="db:member">
        <li>
          <xsl:call-template name="common"/>
          <xsl:if test="$columns &gt; 1 and ../@type = 'horiz'">
            <xsl:attribute name="style"><xsl:value-of select="concat('width: ', floor(100 div $columns), '%')"/></xsl:attribute>
          </xsl:if>
          <xsl:apply-templates/>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>
  <xsl:template match="db:simplelist[@type = 'inline']">
    <xsl:variable name="is-inline" select="../text()[normalize-space()] or parent::db:para or parent::db:simpara"/>
    <xsl:element name="{substring('span', 1, 4 * $is-inline)}{substring('p', 1, not($is-inline))}">
      <xsl:call-template name="common"/>
      <xsl:for-each select="db:member">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="q:word(., 'list.join')"/></xsl:if>
        <span><xsl:call-template name="common"/><xsl:apply-templates/></span>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <!-- A segmented list is a small table -->
  <xsl:template match="db:segmentedlist">
    <xsl:call-template name="box-title"/>
    <xsl:variable name="heads" select="db:segtitle"/>
    <div class="fold{substring(' wide', 1, 5 * (count($heads) &gt; 3))} labelled">
      <table>
        <xsl:call-template name="common"/>
        <thead>
          <tr>
            <xsl:for-each select="$heads">
              <th scope="col"><xsl:call-template name="common"/><xsl:apply-templates/></th>
            </xsl:for-each>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="db:seglistitem">
            <tr>
              <xsl:call-template name="common"/>
              <xsl:for-each select="db:seg">
                <xsl:variable name="column" select="position()"/>
                <td>
                  <xsl:call-template name="common"/>
                  <xsl:if test="$heads[$column]">
                    <xsl:attribute name="data-label">
                      <xsl:value-of select="concat(normalize-space($heads[$column]), q:word(., 'title.colon'))"/>
                    </xsl:attribute>
                  </xsl:if>
                  <xsl:apply-templates/>
                </td>
              </xsl:for-each>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="db:procedure">
    <div class="procedure">
      <xsl:call-template name="common"/>
      <xsl:if test="q:title(.)">
        <p class="box-title">
          <xsl:if test="q:label(.) != ''">
            <xsl:value-of select="concat(q:label(.), q:word(., 'title.colon'))"/>
          </xsl:if>
          <xsl:apply-templates select="q:title(.)/node()"/>
        </p>
      </xsl:if>
      <xsl:apply-templates select="*[not(self::db:step)]"/>
      <ol><xsl:apply-templates select="db:step"/></ol>
    </div>
  </xsl:template>
  <xsl:template match="db:substeps">
    <ol type="a"><xsl:call-template name="common"/><xsl:apply-templates/></ol>
  </xsl:template>
  <xsl:template match="db:stepalternatives">
    <ul><xsl:call-template name="common"/><xsl:apply-templates/></ul>
  </xsl:template>

  <!-- Callouts: numbers in the code, the same in the list below it -->
  <xsl:template match="db:calloutlist">
    <xsl:call-template name="list-head"/>
    <ol class="callouts">
      <xsl:call-template name="common"/>
      <xsl:apply-templates select="db:callout"/>
    </ol>
  </xsl:template>
  <xsl:template match="db:callout">
    <li><xsl:call-template name="common"/><xsl:apply-templates/></li>
  </xsl:template>
  <xsl:template match="db:co">
    <b class="callout">
      <xsl:call-template name="common"/>
      <xsl:call-template name="callout-number"/>
    </b>
  </xsl:template>
  <xsl:template match="db:coref">
    <xsl:for-each select="q:id(@linkend)[1]">
      <a class="callout" href="{q:href(.)}"><b><xsl:call-template name="callout-number"/></b></a>
    </xsl:for-each>
  </xsl:template>
  <xsl:template name="callout-number">
    <xsl:text>(</xsl:text>
    <xsl:choose>
      <xsl:when test="@label"><xsl:value-of select="@label"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="count(preceding-sibling::db:co) + 1"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>)</xsl:text>
  </xsl:template>

</xsl:stylesheet>
