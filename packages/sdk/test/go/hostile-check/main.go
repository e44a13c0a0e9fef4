// Looks at the code of every package below a folder: prints a line for whatever a document could have put there.
package main

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

var (
	runtime = words("auth bodies config decode encode errors operation pages record request retries streams transport tree union values")
	imports = words("context io encoding/json net/url")
	calls   = words("marshalRecord unmarshalRecord given iterate openEvents newCore readForm string c.core.call c.core.stream u.read u.choose " +
		"json.Unmarshal json.Marshal url.ParseQuery form.Get")
)

func words(text string) map[string]bool {
	found := map[string]bool{}
	for _, word := range strings.Fields(text) {
		found[word] = true
	}
	return found
}

func path(of ast.Expr) string {
	switch node := of.(type) {
	case *ast.Ident:
		return node.Name
	case *ast.SelectorExpr:
		return path(node.X) + "." + node.Sel.Name
	case *ast.IndexExpr:
		return path(node.X)
	case *ast.ParenExpr:
		if _, ok := node.X.(*ast.StarExpr); ok {
			return "a conversion"
		}
	}
	return "?"
}

func look(set *token.FileSet, name string) {
	file, err := parser.ParseFile(set, name, nil, parser.ParseComments)
	if err != nil {
		fmt.Println(err)
		return
	}
	say := func(at token.Pos, what ...any) { fmt.Println(append([]any{set.Position(at)}, what...)...) }
	for _, group := range file.Comments {
		for _, line := range group.List {
			text := strings.TrimSpace(strings.TrimPrefix(line.Text, "// "))
			if line.Text != "//" && !strings.HasPrefix(line.Text, "// ") || strings.HasPrefix(text, "+build") {
				say(line.Pos(), "comment", line.Text)
			}
		}
	}
	for _, one := range file.Imports {
		if found, _ := strconv.Unquote(one.Path.Value); !imports[found] {
			say(one.Pos(), "import", found)
		}
	}
	ast.Inspect(file, func(node ast.Node) bool {
		switch found := node.(type) {
		case *ast.FuncDecl:
			if found.Recv == nil && (found.Name.Name == "init" || found.Name.Name == "main") {
				say(found.Pos(), "function", found.Name.Name)
			}
		case *ast.CallExpr:
			if called := path(found.Fun); called != "a conversion" && !calls[called] {
				say(found.Pos(), "call", called)
			}
		case *ast.GoStmt, *ast.DeferStmt, *ast.FuncLit, *ast.SendStmt:
			say(found.Pos(), "statement")
		case *ast.Ident:
			for _, letter := range found.Name {
				if letter > 126 {
					say(found.Pos(), "name", found.Name)
				}
			}
		}
		return true
	})
}

// compile checks the types of a package; what it imports is compiled once for all.
func compile(set *token.FileSet, folder string, known types.Importer) {
	names, _ := filepath.Glob(filepath.Join(folder, "*.go"))
	var files []*ast.File
	for _, name := range names {
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			fmt.Println(err)
		}
		files = append(files, file)
	}
	config := types.Config{Importer: known, Error: func(err error) { fmt.Println(err) }}
	_, _ = config.Check(folder, set, files, nil)
}

func main() {
	set, count := token.NewFileSet(), 0
	known := importer.Default()
	folders, err := filepath.Glob(filepath.Join(os.Args[1], "h*"))
	for _, folder := range folders {
		names, _ := filepath.Glob(filepath.Join(folder, "*.go"))
		for _, name := range names {
			if !runtime[strings.TrimSuffix(filepath.Base(name), ".go")] {
				look(set, name)
				count++
			}
		}
		compile(set, folder, known)
	}
	fmt.Println("looked at", count, "files of", len(folders), "packages", err)
}
