<?xml version="1.0" encoding="UTF-8"?>
<!-- Paragraphs, code, quotations, admonitions, boxes. -->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:q="urn:x-quoin"
    exclude-result-prefixes="db q">

  <xsl:template match="db:simpara">
    <p>
      <xsl:call-template name="common"/>
      <xsl:call-template name="class"/>
      <xsl:call-template name="content"/>
    </p>
  </xsl:template>

  <!-- DocBook lets a paragraph hold blocks, XHTML doesn't.  Most hold nothing but
       what the first test knows, which takes the least time. -->
  <xsl:template match="db:para">
    <xsl:choose>
      <xsl:when test="not(*[not(self::db:literal or self::db:emphasis or self::db:link or self::db:indexterm)])">
        <p><xsl:call-template name="paragraph"/></p>
      </xsl:when>
      <xsl:when test="db:itemizedlist | db:orderedlist | db:variablelist | db:calloutlist |
          db:simplelist[not(@type = 'inline')] | db:segmentedlist | db:procedure | db:qandaset |
          db:programlisting | db:screen | db:literallayout | db:synopsis | db:cmdsynopsis |
          db:funcsynopsis | db:classsynopsis | db:methodsynopsis | db:fieldsynopsis |
          db:constructorsynopsis | db:destructorsynopsis | db:productionset | db:programlistingco |
          db:screenco | db:task | db:msgset | db:revhistory | db:annotation | db:screenshot |
          db:table | db:informaltable | db:figure | db:informalfigure |
          db:example | db:informalexample | db:equation | db:informalequation |
          db:mediaobject | db:blockquote | db:epigraph | db:sidebar | db:note | db:tip |
          db:important | db:warning | db:caution | db:address | db:glosslist |
          db:bibliolist | db:bridgehead | db:para | db:simpara | db:formalpara">
        <div>
          <xsl:call-template name="paragraph">
            <xsl:with-param name="class" select="'p'"/>
          </xsl:call-template>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <p><xsl:call-template name="paragraph"/></p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="paragraph">
    <xsl:param name="class" select="''"/>
    <xsl:call-template name="common"/>
    <xsl:choose>
      <xsl:when test="$chapter-opening != 'plain' and q:opening(.) != ''">
        <xsl:call-template name="class">
          <xsl:with-param name="class" select="concat($class, ' opening ', q:opening(.))"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$class != '' or @role">
        <xsl:call-template name="class">
          <xsl:with-param name="class" select="$class"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
    <xsl:call-template name="content"/>
  </xsl:template>

  <xsl:template match="db:simpara[@role = 'thematic-break'] | db:para[@role = 'thematic-break']"
      priority="1">
    <hr/>
  </xsl:template>

  <!-- A paragraph with a title: run in -->
  <xsl:template match="db:formalpara">
    <div class="formalpara">
      <xsl:call-template name="common"/>
      <xsl:for-each select="db:para | db:simpara">
        <p>
          <xsl:if test="position() = 1">
            <b class="run-in"><xsl:apply-templates select="q:title(..)/node()"/></b>
            <xsl:text> </xsl:text>
          </xsl:if>
          <xsl:apply-templates/>
        </p>
      </xsl:for-each>
    </div>
  </xsl:template>

  <!-- Code; src/epub/codeline.c makes an element of each line -->
  <xsl:template match="db:programlisting | db:screen | db:synopsis |
      db:literallayout[@class = 'monospaced']">
    <pre>
      <xsl:call-template name="common"/>
      <xsl:variable name="classes" select="concat(substring(' screen', 1, 7 * boolean(self::db:screen)),
          substring(' synopsis', 1, 9 * boolean(self::db:synopsis)),
          substring(' literallayout', 1, 14 * boolean(self::db:literallayout)),
          substring(' numbered', 1, 9 * (@linenumbering = 'numbered')))"/>
      <xsl:if test="$classes != ''">
        <xsl:attribute name="class"><xsl:value-of select="substring($classes, 2)"/></xsl:attribute>
      </xsl:if>
      <!-- the style counts the lines; their first number is here -->
      <xsl:if test="@linenumbering = 'numbered' and @startinglinenumber &gt; 1">
        <xsl:attribute name="style">
          <xsl:value-of select="concat('counter-reset: line ', @startinglinenumber - 1)"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:call-template name="code-direction"/>
      <code>
        <xsl:if test="@language and @language != ''">
          <xsl:attribute name="class">
            <xsl:value-of select="concat('language-', translate(@language, ' ', '-'))"/>
          </xsl:attribute>
        </xsl:if>
        <xsl:call-template name="content"/>
      </code>
    </pre>
  </xsl:template>

  <!-- Code runs from left to right in any book -->
  <xsl:template name="code-direction">
    <xsl:if test="$direction = 'rtl'"><xsl:attribute name="dir">ltr</xsl:attribute></xsl:if>
  </xsl:template>

  <!-- How something is used (../common/synopsis.xsl) -->
  <xsl:template match="db:cmdsynopsis | db:funcsynopsis | db:classsynopsis | db:fieldsynopsis |
      db:methodsynopsis | db:constructorsynopsis | db:destructorsynopsis | db:productionset |
      db:production">
    <xsl:if test="self::db:productionset"><xsl:call-template name="box-title"/></xsl:if>
    <pre class="synopsis">
      <xsl:call-template name="common"/>
      <xsl:call-template name="code-direction"/>
      <code><xsl:apply-templates select="." mode="synopsis"/></code>
    </pre>
  </xsl:template>
  <xsl:template match="*" mode="synopsis-name">
    <b><xsl:call-template name="common"/><xsl:apply-templates mode="synopsis"/></b>
  </xsl:template>
  <xsl:template match="db:replaceable | db:parameter" mode="synopsis">
    <var><xsl:call-template name="common"/><xsl:apply-templates mode="synopsis"/></var>
  </xsl:template>
  <xsl:template match="db:synopfragmentref | db:nonterminal" mode="synopsis">
    <xsl:variable name="target" select="q:id(concat(@linkend, substring-after(@def, '#')))"/>
    <xsl:variable name="text">
      <xsl:call-template name="synopsis-reference">
        <xsl:with-param name="target" select="$target"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$target"><a href="{q:href($target)}"><xsl:value-of select="$text"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="synopsis-target"><span id="{@xml:id}"/></xsl:template>

  <xsl:template match="db:screen/db:prompt" priority="1">
    <span class="prompt"><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="db:simpara[@role = 'filename']" priority="1">
    <p class="filename">
      <xsl:call-template name="common"/>
      <code><xsl:value-of select="."/></code>
    </p>
  </xsl:template>

  <xsl:template match="db:literallayout | db:address">
    <div class="{local-name()}">
      <xsl:call-template name="common"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="db:blockquote">
    <blockquote>
      <xsl:call-template name="common"/>
      <xsl:call-template name="class"/>
      <xsl:call-template name="box-title"/>
      <xsl:apply-templates select="node()[not(self::db:attribution)]"/>
      <xsl:apply-templates select="db:attribution"/>
    </blockquote>
  </xsl:template>
  <xsl:template match="db:epigraph">
    <blockquote epub:type="epigraph" role="doc-epigraph" class="epigraph">
      <xsl:call-template name="common"/>
      <xsl:apply-templates select="node()[not(self::db:attribution)]"/>
      <xsl:apply-templates select="db:attribution"/>
    </blockquote>
  </xsl:template>
  <xsl:template match="db:attribution">
    <p class="attribution">
      <xsl:text>&#x2014;&#xA0;</xsl:text>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <!-- Admonitions: the word says which, the colour only helps -->
  <xsl:template match="db:note | db:tip | db:important | db:warning | db:caution">
    <div class="admonition {local-name()}">
      <xsl:choose>
        <xsl:when test="self::db:note">
          <xsl:attribute name="role">note</xsl:attribute>
        </xsl:when>
        <xsl:when test="self::db:tip">
          <xsl:attribute name="epub:type">tip</xsl:attribute>
          <xsl:attribute name="role">doc-tip</xsl:attribute>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="epub:type">notice</xsl:attribute>
          <xsl:attribute name="role">doc-notice</xsl:attribute>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="common"/>
      <p class="box-title">
        <span class="word"><xsl:value-of select="q:word(., local-name())"/></span>
        <xsl:if test="q:title(.)">
          <xsl:value-of select="q:word(., 'title.colon')"/>
          <xsl:apply-templates select="q:title(.)/node()"/>
        </xsl:if>
      </p>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="db:sidebar">
    <aside epub:type="sidebar">
      <xsl:if test="q:title(.)">
        <xsl:attribute name="aria-label"><xsl:value-of select="q:title-text(.)"/></xsl:attribute>
      </xsl:if>
      <xsl:call-template name="common"/>
      <xsl:call-template name="class">
        <xsl:with-param name="class" select="'sidebar'"/>
      </xsl:call-template>
      <xsl:call-template name="box-title"/>
      <xsl:apply-templates/>
    </aside>
  </xsl:template>

  <xsl:template match="db:sidebar[@role = 'aside']" priority="1">
    <aside class="aside">
      <xsl:call-template name="common"/>
      <xsl:call-template name="box-title"/>
      <xsl:apply-templates/>
    </aside>
  </xsl:template>

  <!-- A container, by its class -->
  <xsl:template match="db:informalexample[@role]">
    <div>
      <xsl:call-template name="common"/>
      <xsl:call-template name="class"/>
      <xsl:if test="@q:width">
        <xsl:attribute name="style"><xsl:value-of select="concat('flex-basis: ', @q:width, '%')"/></xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- What is to be learned, and what was: a box with the language's word -->
  <xsl:template match="db:sidebar[@role = 'objectives' or @role = 'keypoints']">
    <div class="sidebar {@role}">
      <xsl:call-template name="common"/>
      <p class="box-title">
        <xsl:choose>
          <xsl:when test="q:title(.)"><xsl:apply-templates select="q:title(.)/node()"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="q:word(., @role)"/></xsl:otherwise>
        </xsl:choose>
      </p>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="db:sidebar[@role = 'details']">
    <details>
      <xsl:call-template name="common"/>
      <summary>
        <xsl:choose>
          <xsl:when test="q:title(.)"><xsl:apply-templates select="q:title(.)/node()"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="q:word(., 'details')"/></xsl:otherwise>
        </xsl:choose>
      </summary>
      <xsl:apply-templates/>
    </details>
  </xsl:template>

  <xsl:template name="box-title">
    <xsl:if test="q:title(.)">
      <p class="box-title"><xsl:apply-templates select="q:title(.)/node()"/></p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="db:abstract">
    <div class="abstract">
      <xsl:call-template name="common"/>
      <xsl:call-template name="box-title"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <!-- Facts about a message, in a line -->
  <xsl:template match="db:msginfo">
    <p class="msginfo">
      <xsl:call-template name="common"/>
      <xsl:for-each select="*">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="q:word(., 'list.join')"/></xsl:if>
        <xsl:apply-templates/>
      </xsl:for-each>
    </p>
  </xsl:template>

  <!-- One state of the text an item: its number, when, by whom; then what changed -->
  <xsl:template match="db:revhistory">
    <xsl:call-template name="box-title"/>
    <dl class="revhistory">
      <xsl:call-template name="common"/>
      <xsl:for-each select="db:revision">
        <dt>
          <xsl:call-template name="common"/>
          <b><xsl:value-of select="normalize-space(db:revnumber)"/></b>
          <xsl:text> </xsl:text>
          <xsl:call-template name="revision-facts"/>
        </dt>
        <dd><xsl:apply-templates select="db:revremark/node() | db:revdescription/*"/></dd>
      </xsl:for-each>
    </dl>
  </xsl:template>

  <!-- An element that no template knows keeps its content: in a line of text
       as a phrase, elsewhere as a block -->
  <xsl:template match="*">
    <xsl:variable name="is-inline" select="not(db:para or db:simpara) and (text()[normalize-space()] or
        ../text()[normalize-space()] or parent::db:simpara or parent::db:para)"/>
    <xsl:element name="{substring('span', 1, 4 * $is-inline)}{substring('div', 1, 3 * not($is-inline))}">
      <xsl:call-template name="common"/>
      <xsl:attribute name="class"><xsl:value-of select="local-name()"/></xsl:attribute>
      <xsl:if test="not($is-inline)"><xsl:call-template name="box-title"/></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="processing-instruction() | comment()"/>

</xsl:stylesheet>
