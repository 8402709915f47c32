<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in a line of text: emphasis, code, links, references. -->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:db="http://docbook.org/ns/docbook"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:exsl="http://exslt.org/common"
    xmlns:q="urn:x-quoin"
    xmlns:stage="urn:x-quoin:stage"
    xmlns:xlink="http://www.w3.org/1999/xlink"
    extension-element-prefixes="exsl stage"
    exclude-result-prefixes="db q xlink">

  <!-- What most text and code consists of, for stage:content; as the templates
       below have it -->
  <xsl:variable name="looks">
    <code q:of="literal code command option filename constant envar classname methodname
        function type parameter property symbol token interfacename structname structfield
        enumname enumvalue exceptionname errorcode errorname returnvalue package tag markup
        systemitem macrodef initializer uri">
      <xsl:call-template name="code-direction"/>
    </code>
    <kbd q:of="userinput keycap keysym keycode"><xsl:call-template name="code-direction"/></kbd>
    <em q:of="emphasis"/>
    <strong q:of="emphasis.strong emphasis.bold"/>
    <span q:of="phrase.hl-comment" class="hl-comment"/>
    <span q:of="phrase.hl-keyword" class="hl-keyword"/>
    <span q:of="phrase.hl-string" class="hl-string"/>
    <span q:of="phrase.hl-number" class="hl-number"/>
    <span q:of="phrase.hl-type" class="hl-type"/>
    <span q:of="phrase.hl-function" class="hl-function"/>
    <span q:of="phrase.hl-attribute" class="hl-attribute"/>
    <span q:of="phrase.hl-property" class="hl-property"/>
  </xsl:variable>

  <!-- The templates for what is in an element that holds text.  Elements that say
       their serial number have no look. -->
  <xsl:template name="content">
    <xsl:choose>
      <xsl:when test="$pages = 'yes'"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise><stage:content looks="exsl:node-set($looks)/*"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:emphasis">
    <em><xsl:call-template name="common"/><xsl:apply-templates/></em>
  </xsl:template>
  <xsl:template match="db:emphasis[@role = 'strong' or @role = 'bold']">
    <strong><xsl:call-template name="common"/><xsl:apply-templates/></strong>
  </xsl:template>
  <xsl:template match="db:emphasis[@role = 'strikethrough']">
    <s><xsl:call-template name="common"/><xsl:apply-templates/></s>
  </xsl:template>
  <xsl:template match="db:emphasis[@role = 'underline'] | db:phrase[@role = 'underline']">
    <u><xsl:call-template name="common"/><xsl:apply-templates/></u>
  </xsl:template>

  <xsl:template match="db:phrase[@role = 'mark']">
    <mark><xsl:call-template name="common"/><xsl:apply-templates/></mark>
  </xsl:template>

  <xsl:template match="db:phrase">
    <span>
      <xsl:call-template name="common"/>
      <xsl:call-template name="class"/>
      <xsl:apply-templates select="node()[not(self::db:alt)]"/>
    </span>
  </xsl:template>

  <xsl:template match="db:literal | db:code | db:command | db:option | db:filename |
      db:constant | db:envar | db:classname | db:methodname | db:function | db:type |
      db:parameter | db:property | db:symbol | db:token | db:interfacename |
      db:structname | db:structfield | db:enumname | db:enumvalue | db:exceptionname |
      db:errorcode | db:errorname | db:returnvalue | db:package | db:markup |
      db:systemitem | db:prompt | db:macrodef | db:initializer | db:modifier | db:database |
      db:uri[not(@xlink:href)]">
    <code><xsl:call-template name="code-direction"/><xsl:call-template name="common"/><xsl:apply-templates/></code>
  </xsl:template>
  <xsl:template match="db:tag">
    <code>
      <xsl:call-template name="code-direction"/>
      <xsl:call-template name="common"/>
      <xsl:value-of select="q:before(.)"/>
      <xsl:apply-templates/>
      <xsl:value-of select="q:after(.)"/>
    </code>
  </xsl:template>
  <xsl:template match="db:varname | db:replaceable">
    <var><xsl:call-template name="common"/><xsl:apply-templates/></var>
  </xsl:template>
  <xsl:template match="db:computeroutput">
    <samp><xsl:call-template name="code-direction"/><xsl:call-template name="common"/><xsl:apply-templates/></samp>
  </xsl:template>
  <xsl:template match="db:userinput | db:keycap | db:keysym | db:keycode | db:mousebutton">
    <kbd>
      <xsl:call-template name="code-direction"/>
      <xsl:call-template name="common"/>
      <xsl:apply-templates/>
      <xsl:if test="not(node())"><xsl:value-of select="q:key-name(.)"/></xsl:if>
    </kbd>
  </xsl:template>
  <xsl:template match="db:keycombo">
    <span class="keys">
      <xsl:call-template name="common"/>
      <xsl:for-each select="*">
        <xsl:if test="position() &gt; 1">+</xsl:if>
        <xsl:apply-templates select="."/>
      </xsl:for-each>
    </span>
  </xsl:template>
  <xsl:template match="db:menuchoice">
    <span class="menu">
      <xsl:call-template name="common"/>
      <xsl:for-each select="*[not(self::db:shortcut)]">
        <xsl:if test="position() &gt; 1"> &#x203A; </xsl:if>
        <xsl:apply-templates select="."/>
      </xsl:for-each>
      <xsl:if test="db:shortcut">
        <xsl:text> (</xsl:text>
        <xsl:apply-templates select="db:shortcut/*"/>
        <xsl:text>)</xsl:text>
      </xsl:if>
    </span>
  </xsl:template>
  <xsl:template match="db:guibutton | db:guiicon | db:guilabel | db:guimenu |
      db:guimenuitem | db:guisubmenu | db:accel">
    <b class="gui"><xsl:call-template name="common"/><xsl:apply-templates/></b>
  </xsl:template>

  <xsl:template match="db:citetitle">
    <cite><xsl:call-template name="common"/><xsl:apply-templates/></cite>
  </xsl:template>
  <xsl:template match="db:subscript">
    <sub><xsl:call-template name="common"/><xsl:apply-templates/></sub>
  </xsl:template>
  <xsl:template match="db:superscript">
    <sup><xsl:call-template name="common"/><xsl:apply-templates/></sup>
  </xsl:template>
  <xsl:template match="db:abbrev | db:acronym | db:phrase[@role = 'abbrev']">
    <abbr>
      <xsl:call-template name="common"/>
      <xsl:if test="db:alt">
        <xsl:attribute name="title"><xsl:value-of select="normalize-space(db:alt)"/></xsl:attribute>
      </xsl:if>
      <xsl:apply-templates select="node()[not(self::db:alt)]"/>
    </abbr>
  </xsl:template>
  <xsl:template match="db:foreignphrase | db:wordasword">
    <i><xsl:call-template name="common"/><xsl:apply-templates/></i>
  </xsl:template>

  <!-- Marks by the language at the quotation, and by how deep it stands -->
  <xsl:template match="db:quote">
    <xsl:variable name="inner"
        select="substring('.inner', 1, 6 * (count(ancestor::db:quote) mod 2))"/>
    <q>
      <xsl:call-template name="common"/>
      <xsl:value-of select="q:word(., concat('quote.open', $inner))"/>
      <xsl:apply-templates/>
      <xsl:value-of select="q:word(., concat('quote.close', $inner))"/>
    </q>
  </xsl:template>

  <!-- With their signs -->
  <xsl:template match="db:trademark | db:optional | db:manvolnum | db:productname[@class]">
    <span>
      <xsl:call-template name="common"/>
      <xsl:value-of select="q:before(.)"/>
      <xsl:apply-templates/>
      <xsl:value-of select="q:after(.)"/>
    </span>
  </xsl:template>

  <!-- People in running text -->
  <xsl:template match="db:author | db:editor | db:personname | db:person | db:othercredit">
    <span><xsl:call-template name="common"/><xsl:value-of select="q:name(.)"/></span>
  </xsl:template>

  <xsl:key name="glossref" match="db:firstterm[@linkend] | db:glossterm[@linkend]" use="@linkend"/>

  <!-- A term where it is explained, or a way to its definition in the glossary,
       which some readers show where the term stands; the first way leads back -->
  <xsl:template match="db:firstterm | db:glossterm">
    <xsl:variable name="entry" select="q:id(@linkend)"/>
    <xsl:choose>
      <xsl:when test="$entry and not(ancestor::db:link)">
        <a epub:type="glossref" role="doc-glossref" href="{q:path($entry)}#{q:definition-id($entry)}">
          <xsl:if test="count(. | key('glossref', @linkend)[1]) = 1">
            <xsl:attribute name="id"><xsl:value-of select="concat(@linkend, '..ref')"/></xsl:attribute>
          </xsl:if>
          <xsl:call-template name="common"/>
          <xsl:apply-templates/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <dfn><xsl:call-template name="common"/><xsl:apply-templates/></dfn>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:anchor">
    <span><xsl:call-template name="common"/></span>
  </xsl:template>
  <xsl:template match="db:indexterm">
    <xsl:if test="@xml:id"><span id="{@xml:id}"/></xsl:if>
  </xsl:template>

  <xsl:template match="processing-instruction('linebreak')"><br/></xsl:template>

  <!-- Links: into the book, out of it; one that leads nowhere is text -->
  <xsl:template match="db:link | db:email | db:uri[@xlink:href]">
    <xsl:variable name="id">
      <xsl:choose>
        <xsl:when test="@linkend"><xsl:value-of select="@linkend"/></xsl:when>
        <xsl:when test="starts-with(@xlink:href, '#')">
          <xsl:value-of select="substring(@xlink:href, 2)"/>
        </xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="target" select="q:id($id)"/>
    <xsl:variable name="address">
      <xsl:choose>
        <xsl:when test="$target"><xsl:value-of select="q:href($target)"/></xsl:when>
        <xsl:when test="self::db:email and not(@xlink:href)">
          <xsl:value-of select="q:uri(concat('mailto:', normalize-space()))"/>
        </xsl:when>
        <xsl:when test="$id = ''"><xsl:value-of select="q:uri(@xlink:href)"/></xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$address != '' and not(ancestor::db:link)">
        <a href="{$address}">
          <xsl:call-template name="common"/>
          <xsl:call-template name="link-text">
            <xsl:with-param name="target" select="$target"/>
          </xsl:call-template>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:call-template name="common"/>
          <xsl:call-template name="link-text">
            <xsl:with-param name="target" select="$target"/>
          </xsl:call-template>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="link-text">
    <xsl:param name="target"/>
    <xsl:choose>
      <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
      <xsl:when test="$target">
        <xsl:call-template name="xref-text">
          <xsl:with-param name="target" select="$target"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@xlink:href | @linkend"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="db:xref">
    <xsl:variable name="target" select="q:id(@linkend) |
        q:id(substring-after(@xlink:href[not(../@linkend)], '#'))"/>
    <xsl:variable name="named" select="q:id(@endterm)"/>
    <!-- a page alone may be hidden, or none: then the words are as without style -->
    <xsl:variable name="style"
        select="q:xref-style(., $target[1], string(@xrefstyle[. != 'page']))"/>
    <xsl:variable name="text">
      <xsl:choose>
        <xsl:when test="$named"><xsl:apply-templates select="$named/node()"/></xsl:when>
        <xsl:when test="contains($style, '%')">
          <xsl:call-template name="xref-in-style">
            <xsl:with-param name="target" select="$target[1]"/>
            <xsl:with-param name="style" select="$style"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="xref-text">
            <xsl:with-param name="target" select="$target[1]"/>
          </xsl:call-template>
          <xsl:call-template name="xref-on-page">
            <xsl:with-param name="target" select="$target[1]"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="not($target)">
        <span class="missing">??</span>
      </xsl:when>
      <xsl:when test="ancestor::db:link"><xsl:copy-of select="$text"/></xsl:when>
      <xsl:otherwise>
        <a href="{q:href($target[1])}">
          <xsl:if test="$target[1][self::db:bibliomixed or self::db:biblioentry]">
            <xsl:attribute name="epub:type">biblioref</xsl:attribute>
            <xsl:attribute name="role">doc-biblioref</xsl:attribute>
          </xsl:if>
          <xsl:call-template name="common"/>
          <xsl:copy-of select="$text"/>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- In the author's style, code by code.  A page and the words before it,
       ", p. %p", are one phrase that a reader's style may show or hide; where
       there is no print edition they are left out. -->
  <xsl:template name="xref-in-style">
    <xsl:param name="target"/>
    <xsl:param name="style"/>
    <xsl:variable name="before" select="substring-before($style, '%')"/>
    <xsl:variable name="code" select="substring(substring-after($style, '%'), 1, 1)"/>
    <xsl:variable name="rest" select="substring(substring-after($style, '%'), 2)"/>
    <xsl:variable name="closing" select="substring(')', 1, $code = 'p' and starts-with($rest, ')'))"/>
    <xsl:choose>
      <xsl:when test="not(contains($style, '%'))"><xsl:value-of select="$style"/></xsl:when>
      <xsl:otherwise>
        <xsl:choose>
          <xsl:when test="$code != 'p'">
            <xsl:call-template name="xref-styled">
              <xsl:with-param name="target" select="$target"/>
              <xsl:with-param name="style" select="concat($before, '%', $code)"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:when test="$target/@q:page">
            <span class="page-ref">
              <xsl:value-of select="concat($before, $target/@q:page, $closing)"/>
            </span>
          </xsl:when>
        </xsl:choose>
        <xsl:call-template name="xref-in-style">
          <xsl:with-param name="target" select="$target"/>
          <xsl:with-param name="style" select="substring($rest, 1 + string-length($closing))"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- " on page 12", as in print -->
  <xsl:template name="xref-on-page">
    <xsl:param name="target"/>
    <xsl:if test="$target/@q:page and not(q:is-near($target, .))">
      <xsl:variable name="words"
          select="q:word(., concat('on-page', substring('.short', 1, 6 * boolean(ancestor::db:entry or ancestor::db:td))))"/>
      <span class="page-ref">
        <xsl:value-of select="concat(q:word(., 'on-page.join'), substring-before($words, '%p'), $target/@q:page,
            substring-after($words, '%p'))"/>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- An entry of the bibliography: its label in brackets -->
  <xsl:template match="db:biblioref">
    <xsl:variable name="id" select="translate((@linkend | @xlink:href)[1], '#', '')"/>
    <xsl:variable name="entry" select="q:id($id)"/>
    <xsl:text>[</xsl:text>
    <xsl:choose>
      <xsl:when test="$entry and not(ancestor::db:link)">
        <a epub:type="biblioref" role="doc-biblioref" href="{q:href($entry[1])}">
          <xsl:call-template name="common"/>
          <xsl:call-template name="xref-text">
            <xsl:with-param name="target" select="$entry[1]"/>
          </xsl:call-template>
        </a>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('?', $id)"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="db:citation">
    <span>
      <xsl:call-template name="common"/>
      <xsl:text>[</xsl:text><xsl:apply-templates/><xsl:text>]</xsl:text>
    </span>
  </xsl:template>

  <!-- Words among editors, not for readers -->
  <xsl:template match="db:remark"/>

</xsl:stylesheet>
